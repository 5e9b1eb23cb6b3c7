package saji.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import saji.site.web.Picture;

/** A feed as JSON Feed, version 1.1. */
final class JsonFeeds {

    private JsonFeeds() {}

    static Map<String, Object> of(Feeds.Feed feed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", "https://jsonfeed.org/version/1.1");
        json.put("title", feed.title());
        json.put("home_page_url", feed.address(feed.page()));
        json.put("feed_url", feed.address(feed.base() + ".json"));
        json.put("description", feed.masthead().tagline());
        json.put("icon", feed.address(feed.masthead().icon()));
        json.put("language", feed.language());
        json.put(
                "authors",
                List.of(Map.of(
                        "name", feed.masthead().city(), "url", feed.masthead().site() + "/")));
        if (feed.masthead().hub() != null) {
            json.put(
                    "hubs",
                    List.of(Map.of("type", "WebSub", "url", feed.masthead().hub())));
        }
        json.put(
                "items", feed.entries().stream().map(entry -> item(entry, feed)).toList());
        return json;
    }

    private static Map<String, Object> item(Feeds.Entry entry, Feeds.Feed feed) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", "urn:uuid:" + entry.id());
        item.put("url", feed.address(entry.card().path()));
        item.put("title", entry.card().title());
        item.put("summary", entry.card().lead());
        item.put("content_html", XmlFeeds.content(entry));
        item.put("date_published", Feeds.moment(entry.published()));
        item.put("date_modified", Feeds.moment(entry.updated()));
        item.put("language", entry.card().language());
        item.put(
                "authors",
                entry.agencies().stream().map(name -> Map.of("name", name)).toList());
        List<String> tags = new ArrayList<>(entry.topics());
        tags.add(entry.card().typeName());
        item.put("tags", tags);
        Picture picture = entry.card().picture();
        if (picture != null) {
            item.put("image", feed.address(picture.jpeg()));
        }
        if (entry.correction() != null) {
            item.put("_saji", Map.of("about", feed.address("/koreksi"), "correction", entry.correction()));
        }
        return item;
    }
}
