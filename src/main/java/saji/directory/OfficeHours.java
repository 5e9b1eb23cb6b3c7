package saji.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import saji.directory.pack.CityPack;

/** The working time of the pack in use. */
@Component
class OfficeHours implements WorkingTime {

    /** A stretch of work without a break. */
    private record Stretch(Instant from, Instant to) {}

    private final CityInUse inUse;

    OfficeHours(CityInUse inUse) {
        this.inUse = inUse;
    }

    @Override
    public Instant after(Instant from, Duration amount) {
        if (amount.isZero() || amount.isNegative()) {
            return from;
        }
        Duration left = amount;
        LocalDate day = LocalDate.ofInstant(from, zone());
        while (true) {
            for (Stretch stretch : stretches(day)) {
                Instant start = stretch.from().isBefore(from) ? from : stretch.from();
                Duration here = Duration.between(start, stretch.to());
                if (here.compareTo(left) >= 0) {
                    return start.plus(left);
                }
                left = here.isNegative() ? left : left.minus(here);
            }
            day = day.plusDays(1);
        }
    }

    @Override
    public Instant endOfWorkingDay(Instant from, int days) {
        LocalDate day = LocalDate.ofInstant(from, zone());
        int left = Math.max(days, 0);
        List<Stretch> stretches = stretches(day);
        while (left > 0 || stretches.isEmpty()) {
            day = day.plusDays(1);
            stretches = stretches(day);
            left -= stretches.isEmpty() ? 0 : 1;
        }
        return stretches.getLast().to();
    }

    @Override
    public Duration between(Instant from, Instant until) {
        Duration sum = Duration.ZERO;
        LocalDate last = LocalDate.ofInstant(until, zone());
        for (LocalDate day = LocalDate.ofInstant(from, zone()); !day.isAfter(last); day = day.plusDays(1)) {
            for (Stretch stretch : stretches(day)) {
                Instant start = stretch.from().isBefore(from) ? from : stretch.from();
                Instant end = stretch.to().isAfter(until) ? until : stretch.to();
                sum = start.isBefore(end) ? sum.plus(Duration.between(start, end)) : sum;
            }
        }
        return sum;
    }

    private ZoneId zone() {
        return inUse.pack().city().zone();
    }

    private List<Stretch> stretches(LocalDate day) {
        CityPack pack = inUse.pack();
        City.Hours hours = pack.city().workingHours().get(day.getDayOfWeek());
        if (hours == null || pack.holidays().containsKey(day)) {
            return List.of();
        }
        List<Stretch> stretches = new ArrayList<>();
        LocalTime from = hours.from();
        for (City.Span pause : hours.breaks().stream()
                .sorted(Comparator.comparing(City.Span::from))
                .toList()) {
            stretches.add(stretch(day, from, pause.from()));
            from = pause.to();
        }
        stretches.add(stretch(day, from, hours.to()));
        return stretches;
    }

    private Stretch stretch(LocalDate day, LocalTime from, LocalTime to) {
        return new Stretch(
                day.atTime(from).atZone(zone()).toInstant(),
                day.atTime(to).atZone(zone()).toInstant());
    }
}
