package dev.rekey.tables;

import dev.rekey.api.Parent;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Resolution;
import dev.rekey.engine.Parents;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every parent that stands in the target, read whole, and the rows that were rejected on the way. */
final class PlantedParents implements Parents {

    private final Connection target;
    private final Map<Parent, Map<Long, List<UUID>>> found = new HashMap<>();
    private final Map<String, Map<Long, ReasonCode>> rejected = new HashMap<>();

    PlantedParents(Connection target) {
        this.target = target;
    }

    void reject(String table, long legacyId, ReasonCode code) {
        rejected.computeIfAbsent(table, name -> new HashMap<>()).put(legacyId, code);
    }

    @Override
    public Resolution find(Parent parent, long legacyId) {
        List<UUID> ids = found.computeIfAbsent(parent, this::read).getOrDefault(legacyId, List.of());
        ReasonCode code = rejected.getOrDefault(parent.table(), Map.of()).get(legacyId);
        if (ids.isEmpty()) {
            return code == null ? new Resolution.Missing() : new Resolution.Rejected(code);
        }
        return ids.size() > 1 ? new Resolution.Ambiguous() : new Resolution.Found(ids.get(0));
    }

    private Map<Long, List<UUID>> read(Parent parent) {
        Parent.Link link = parent.link();
        String linked = link == null
                ? ""
                : " JOIN " + link.schema() + "." + link.table() + " AS linked ON linked.id = parent." + link.column();
        String sql = "SELECT parent." + parent.legacyKey() + ", parent.id FROM " + parent.table() + " AS parent"
                + linked + " WHERE parent." + parent.legacyKey() + " IS NOT NULL";
        Map<Long, List<UUID>> ids = new HashMap<>();
        try (Statement statement = target.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                ids.computeIfAbsent(rows.getLong(1), key -> new ArrayList<>()).add(rows.getObject(2, UUID.class));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(parent.table(), e);
        }
        return ids;
    }
}
