package dev.rekey.embedding;

import dev.rekey.api.LegacyRow;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@code dispatch_supplier}. */
public record LegacySupplier(
        long legacyId,
        @Nullable String name,
        @Nullable String kind,
        @Nullable OffsetDateTime createdAt) implements LegacyRow {}
