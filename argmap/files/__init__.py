"""Reading, writing, finding and watching files; no other room opens one."""
