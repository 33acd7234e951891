SELECT count(*) FROM orthosoft."tblEmployeeRole" JOIN orthosoft."tblEmployee" USING ("EmpNo") WHERE is_deleted <> 0
