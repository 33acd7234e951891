package dev.rekey.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * PostgreSQL's dates and timestamps in text. They know an infinity either way and count years before our era as BC;
 * pgjdbc gives the infinities as the extremes of Java's types.
 */
public final class Dates {

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR_OF_ERA, 4, 9, SignStyle.NEVER)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DATE)
            .appendLiteral('T')
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("[XXX][X]", Locale.ROOT);

    private static final int MOST_YEARS_OF_FOUR_DIGITS = 9999;

    private static final String BEFORE_OUR_ERA = " BC";

    private Dates() {}

    /** A date as PostgreSQL reads it. */
    public static String format(LocalDate date) {
        if (date.equals(LocalDate.MAX)) {
            return "infinity";
        }
        if (date.equals(LocalDate.MIN)) {
            return "-infinity";
        }
        return DATE.format(date) + era(date.getYear());
    }

    /** An instant in ISO 8601, in UTC, to the microsecond, as PostgreSQL reads it. */
    public static String format(OffsetDateTime time) {
        if (time.equals(OffsetDateTime.MAX)) {
            return "infinity";
        }
        if (time.equals(OffsetDateTime.MIN)) {
            return "-infinity";
        }
        OffsetDateTime utc = time.withOffsetSameInstant(ZoneOffset.UTC);
        return utc.getYear() > 0 && utc.getYear() <= MOST_YEARS_OF_FOUR_DIGITS
                ? plain(utc)
                : TIME.format(utc) + "Z" + era(utc.getYear());
    }

    /** What {@link #TIME} makes of a year of four digits; a row has several, and a formatter takes ten times as long. */
    private static String plain(OffsetDateTime utc) {
        byte[] text = "0000-00-00T00:00:00.000000Z".getBytes(StandardCharsets.ISO_8859_1);
        digits(text, 0, 4, utc.getYear());
        digits(text, 5, 2, utc.getMonthValue());
        digits(text, 8, 2, utc.getDayOfMonth());
        digits(text, 11, 2, utc.getHour());
        digits(text, 14, 2, utc.getMinute());
        digits(text, 17, 2, utc.getSecond());
        digits(text, FRACTION + 1, 6, utc.getNano() / 1000);
        int end = text.length - 1;
        while (text[end - 1] == '0' && end > FRACTION + 1) {
            end--;
        }
        end = end == FRACTION + 1 ? FRACTION : end;
        text[end] = 'Z';
        return new String(text, 0, end + 1, StandardCharsets.ISO_8859_1);
    }

    /** Where a plain text has the point before the second's fraction. */
    private static final int FRACTION = 19;

    private static void digits(byte[] text, int from, int length, int number) {
        int left = number;
        for (int i = from + length - 1; left > 0; i--) {
            text[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }

    /**
     * Reads an instant as PostgreSQL's {@code to_json} writes it, with an offset or without.
     *
     * @param zone in which it is meant if it has no offset
     * @throws DateTimeException if it is none
     */
    public static OffsetDateTime parse(String text, ZoneId zone) {
        if (text.equals("infinity")) {
            return OffsetDateTime.MAX;
        }
        if (text.equals("-infinity")) {
            return OffsetDateTime.MIN;
        }
        boolean before = text.endsWith(BEFORE_OUR_ERA);
        String iso = before ? text.substring(0, text.length() - BEFORE_OUR_ERA.length()) : text;
        int clock = iso.indexOf('T') + 1;
        int offset = Math.max(Math.max(iso.indexOf('+', clock), iso.indexOf('-', clock)), iso.indexOf('Z', clock));
        String local = offset < 0 ? iso : iso.substring(0, offset);
        LocalDateTime time = LocalDateTime.parse(before ? "-" + local : local, SIGNED);
        time = before ? time.plusYears(1) : time;
        return offset < 0 ? inZone(time, zone) : time.atOffset(ZoneOffset.from(OFFSET.parse(iso.substring(offset))));
    }

    /**
     * The instant that a clock in {@code zone} showed: in a gap it moves forward by the gap's length, in an overlap the
     * earlier offset holds, as {@link LocalDateTime#atZone} has it.
     */
    public static OffsetDateTime inZone(LocalDateTime local, ZoneId zone) {
        if (local.equals(LocalDateTime.MAX)) {
            return OffsetDateTime.MAX;
        }
        if (local.equals(LocalDateTime.MIN)) {
            return OffsetDateTime.MIN;
        }
        return local.atZone(zone).toOffsetDateTime();
    }

    private static final DateTimeFormatter SIGNED = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 1, 9, SignStyle.NORMAL)
            .appendPattern("-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private static String era(int year) {
        return year > 0 ? "" : BEFORE_OUR_ERA;
    }

    /** Writes an instant. */
    static final class TimestampSerializer extends StdScalarSerializer<OffsetDateTime> {
        private static final long serialVersionUID = 1L;

        TimestampSerializer() {
            super(OffsetDateTime.class);
        }

        @Override
        public void serialize(OffsetDateTime time, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(format(time));
        }
    }

    /** Writes a date. */
    static final class DateSerializer extends StdScalarSerializer<LocalDate> {
        private static final long serialVersionUID = 1L;

        DateSerializer() {
            super(LocalDate.class);
        }

        @Override
        public void serialize(LocalDate date, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(format(date));
        }
    }

    /** Reads an instant. */
    static final class TimestampDeserializer extends StdScalarDeserializer<OffsetDateTime> {
        private static final long serialVersionUID = 1L;
        private final ZoneId zone;

        TimestampDeserializer(ZoneId zone) {
            super(OffsetDateTime.class);
            this.zone = zone;
        }

        @Override
        public OffsetDateTime deserialize(JsonParser json, DeserializationContext context) throws IOException {
            // PostgreSQL's own text has a blank where its JSON has a T.
            return parse(json.getText().replaceFirst("^(\\d{4,}-\\d\\d-\\d\\d) (?=\\d)", "$1T"), zone);
        }
    }
}
