-- What the running product may do. It owns nothing; order state, signatures and the journal are out of its direct reach.
-- The names of the two roles come with the migrating connection.

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
  two text := format('%I, %I', app, job);
begin
  execute 'revoke all on schema public from public';
  execute format('grant usage on schema public to %s', two);
  execute format('grant select on all tables in schema public to %s', two);
  execute 'revoke execute on function rights_stand(bigint), create_order(jsonb), apply_transition(bigint, integer, bigint, jsonb) from public';
  execute format('grant execute on function rights_stand(bigint), create_order(jsonb), apply_transition(bigint, integer, bigint, jsonb) to %I', app);

  execute format('grant insert, update on company, departments, employees, visibility_groups, absences, dictionary_entries, '
    || 'clients, contacts, contracts, documents, one_time_tokens, api_tokens, notifications to %I', app);
  execute format('grant insert, delete on visibility_group_members to %I', app);
  execute format('grant delete on visibility_groups to %I', app);
  execute format('grant insert, update, delete on auth_users, auth_sessions, auth_accounts, auth_verifications to %I', app);
  execute format('grant insert, delete on sign_in_failures to %I', app);
  execute format('grant insert on idempotency_keys, comments, process_definitions, journal to %I', app);
  execute format('grant update (title, updated_at) on orders to %I', app);

  execute format('grant insert on journal_chain, notification_receipts, notifications, journal to %I', job);
  execute format('grant update on notifications to %I', job);
  execute format('grant delete on idempotency_keys, sign_in_failures, auth_sessions to %I', job);
end $$;
