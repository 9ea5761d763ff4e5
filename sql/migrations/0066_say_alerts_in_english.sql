-- Why: operators may have chosen English (commands.md §1); an alert's title is made by the product, so it is kept in both.
ALTER TABLE alerts ADD COLUMN title_en VARCHAR(300) NOT NULL DEFAULT '' AFTER title;
