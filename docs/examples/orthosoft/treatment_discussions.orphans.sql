SELECT count(*) FROM orthosoft."tblDiscussion_tblUser" AS p
WHERE NOT EXISTS (SELECT FROM orthosoft."tblDiscussion" AS d WHERE d."DiscID" = p."DiscID")
