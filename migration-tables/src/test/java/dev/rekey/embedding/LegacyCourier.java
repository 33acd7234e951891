package dev.rekey.embedding;

import dev.rekey.api.LegacyRow;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@code dispatch_courier}. */
public record LegacyCourier(
        long legacyId,
        @Nullable String name,
        @Nullable String kind,
        @Nullable OffsetDateTime createdAt) implements LegacyRow {}
