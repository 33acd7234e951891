SELECT count(*) FROM orthosoft."tblTemplateGroup" WHERE is_deleted <> 0
