package dev.rekey.tables.purchases;

import dev.rekey.tables.TableDao;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of {@code purchases}. */
interface PurchaseDao extends TableDao<LegacyPurchase> {

    @Override
    @RegisterConstructorMapper(LegacyPurchase.class)
    @SqlQuery("""
            SELECT legacy_id, purchase_number, purchase_type, subtotal, tax_amount, discount_amount,
                   total_amount, currency, vendor_name, vendor_email, vendor_phone, purchased_by_id,
                   approved_by_id, instruction_id, patient_id, status, purchase_date, payment_date, due_date,
                   created_at, updated_at, audit
            FROM (<query>) AS source
            WHERE legacy_id > :after AND legacy_id \\<= :upTo
            ORDER BY legacy_id
            LIMIT :limit""")
    List<LegacyPurchase> read(@Define String query, long after, long upTo, int limit);

    @Override
    @SqlQuery("""
            INSERT INTO <table> (id, purchase_number, purchase_type, subtotal, tax_amount, discount_amount,
                   total_amount, currency, vendor_name, vendor_contact, purchased_by, approved_by, order_id,
                   case_id, patient_id, status, purchase_date, payment_date, due_date, created_at, updated_at,
                   legacy_purchase_id, legacy_order_id, legacy_patient_id, audit_trail, metadata)
            SELECT id, purchase_number, purchase_type, subtotal, tax_amount, discount_amount, total_amount,
                   currency, vendor_name, vendor_contact, purchased_by, approved_by, order_id, case_id,
                   patient_id, status, purchase_date, payment_date, due_date, created_at, updated_at,
                   legacy_purchase_id, legacy_order_id, legacy_patient_id, audit_trail, metadata
            FROM json_populate_recordset(NULL::<table>, CAST(:rows AS json))
            ON CONFLICT DO NOTHING
            RETURNING legacy_purchase_id""")
    Set<Long> insert(@Define String table, String rows);

    @Override
    @SqlUpdate("""
            UPDATE <table> AS stands
            SET (purchase_number, purchase_type, subtotal, tax_amount, discount_amount, total_amount, currency,
                 vendor_name, vendor_contact, purchased_by, approved_by, order_id, case_id, patient_id, status,
                 purchase_date, payment_date, due_date, created_at, updated_at, legacy_purchase_id,
                 legacy_order_id, legacy_patient_id, audit_trail, metadata)
              = (page.purchase_number, page.purchase_type, page.subtotal, page.tax_amount,
                 page.discount_amount, page.total_amount, page.currency, page.vendor_name, page.vendor_contact,
                 page.purchased_by, page.approved_by, page.order_id, page.case_id, page.patient_id,
                 page.status, page.purchase_date, page.payment_date, page.due_date, page.created_at,
                 page.updated_at, page.legacy_purchase_id, page.legacy_order_id, page.legacy_patient_id,
                 page.audit_trail, page.metadata)
            FROM json_populate_recordset(NULL::<table>, CAST(:rows AS json)) AS page
            WHERE stands.id = page.id""")
    void update(@Define String table, String rows);
}
