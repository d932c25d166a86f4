-- Whoever takes a message's row away (an import taken back) leaves no word of it behind.
create function forget_found_message() returns trigger language plpgsql as $$
begin
  delete from search_entry e where e.community_id = old.community_id and e.kind = 'message' and e.id = old.id;
  return null;
end $$;
create trigger message_not_found after delete on message for each row execute function forget_found_message();
