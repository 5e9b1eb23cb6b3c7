#!/usr/bin/env bash
# Throughput of pages served by Saji against nginx serving the same bytes with the same headers, in one run on one machine.
# usage: bench/site/serve.sh http://127.0.0.1:8080 path… ; prints a Markdown table. Needs nginx, wrk and curl.
set -eu
saji=${1:?address of a running Saji}; shift
seconds=${BENCH_SECONDS:-10}
connections=${BENCH_CONNECTIONS:-64}
port=${BENCH_NGINX_PORT:-18099}
work=$(mktemp -d)
nginx_pid=
finish() { [ -n "$nginx_pid" ] && kill "$nginx_pid" 2>/dev/null; rm -rf "$work"; }
trap finish EXIT
mkdir -p "$work/www" "$work/tmp"
chmod -R a+rx "$work"
blocks=
n=0
for path in "$@"; do
    n=$((n + 1))
    curl -sS -o "$work/www/$n" -D "$work/$n.head" "$saji$path"
    headers=$(tr -d '\r' < "$work/$n.head" | grep -iE '^(cache-control|content-security-policy|x-content-type-options|referrer-policy|permissions-policy|cross-origin-opener-policy|vary):' \
        | sed -E 's/^([^:]+): *(.*)$/add_header \1 "\2";/')
    blocks="$blocks
        location = /$n { $headers }"
done
cat > "$work/nginx.conf" <<CONF
worker_processes auto;
pid $work/nginx.pid;
error_log $work/error.log;
daemon off;
events { worker_connections 1024; }
http {
    root $work/www; default_type 'text/html; charset=utf-8';
    access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; etag on;
    open_file_cache max=1000 inactive=60s; open_file_cache_valid 60s;
    client_body_temp_path $work/tmp; proxy_temp_path $work/tmp; fastcgi_temp_path $work/tmp; uwsgi_temp_path $work/tmp; scgi_temp_path $work/tmp;
    server { listen 127.0.0.1:$port; $blocks
    }
}
CONF
nginx -c "$work/nginx.conf" & nginx_pid=$!
for i in $(seq 50); do curl -s -o /dev/null "http://127.0.0.1:$port/" && break; sleep 0.1; done
rate() { wrk -t2 -c"$connections" -d"$2s" "$1" | awk '/Requests\/sec/ {print $2} /Non-2xx/ {print "ERRORS" > "/dev/stderr"}'; }
echo "| page | bytes | nginx, requests/s | Saji, requests/s | ratio |"
echo "|---|---|---|---|---|"
n=0
for path in "$@"; do
    n=$((n + 1))
    cmp -s "$work/www/$n" <(curl -sS "http://127.0.0.1:$port/$n") || { echo "not the same bytes: $path"; exit 1; }
    rate "$saji$path" "${BENCH_WARM:-10}" > /dev/null
    a=0; b=0
    # in turns, so that what else the machine does falls on both
    for round in 1 2 3; do
        a=$(echo "$a + $(rate "http://127.0.0.1:$port/$n" "$seconds")" | bc -l)
        b=$(echo "$b + $(rate "$saji$path" "$seconds")" | bc -l)
    done
    awk -v p="$path" -v s="$(stat -c %s "$work/www/$n")" -v a="$a" -v b="$b" 'BEGIN {printf "| %s | %d | %.0f | %.0f | %.2f |\n", p, s, a / 3, b / 3, b / a}'
done
