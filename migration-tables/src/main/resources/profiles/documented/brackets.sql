SELECT id AS legacy_id, code, name, manufacturer, model, material, arch_type, tooth_position, bracket_type, slot_size,
       base_width, base_height, base_thickness, unit_cost, is_active, created_at, updated_at
FROM dispatch_bracket
