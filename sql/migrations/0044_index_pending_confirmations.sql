-- Why: previews nobody decided are greyed when their time is over (commands.md §1.5), so they are looked for every few
-- seconds.
ALTER TABLE confirmations ADD KEY confirmations_due (state, expires_at);
