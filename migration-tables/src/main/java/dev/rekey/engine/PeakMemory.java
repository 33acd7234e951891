package dev.rekey.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The most memory that this process has held at once since it began. */
final class PeakMemory {

    private static final Logger LOG = LoggerFactory.getLogger(PeakMemory.class);
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern RESIDENT = Pattern.compile("^VmHWM:\\s+(\\d+) kB$", Pattern.MULTILINE);

    private PeakMemory() {}

    /**
     * The peak in bytes: the process's largest resident set ({@code VmHWM}) where the system tells it, as Linux does; else
     * the sum of what each of the JVM's memory pools used at its own peak, without threads' stacks and the JVM itself.
     */
    static long bytes() {
        return resident(STATUS).orElseGet(PeakMemory::pools);
    }

    static OptionalLong resident(Path status) {
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try {
            Matcher line = RESIDENT.matcher(Files.readString(status));
            return line.find() ? OptionalLong.of(Long.parseLong(line.group(1)) << 10) : OptionalLong.empty();
        } catch (IOException e) {
            LOG.debug("{} cannot be read; the JVM's memory pools are asked instead", status, e);
            return OptionalLong.empty();
        }
    }

    static long pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(MemoryPoolMXBean::isValid)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}
