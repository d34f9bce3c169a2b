CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE actors (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	role TEXT, 
	party TEXT, 
	state TEXT, 
	same_as JSON NOT NULL, 
	forms JSON NOT NULL, 
	articles INTEGER DEFAULT '0' NOT NULL, 
	statements INTEGER DEFAULT '0' NOT NULL
);
CREATE TABLE failures (
	location TEXT NOT NULL, 
	cause TEXT NOT NULL, 
	remedy TEXT NOT NULL, 
	seen TEXT NOT NULL, 
	CONSTRAINT pk_failures PRIMARY KEY (location)
);
CREATE TABLE judgements (
	id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	about JSON NOT NULL, 
	author TEXT NOT NULL, 
	made TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	undone TEXT, 
	CONSTRAINT pk_judgements PRIMARY KEY (id), 
	CONSTRAINT ck_judgements_kind CHECK (kind IN ('merge', 'split', 'ungroup'))
);
CREATE TABLE judged_actors (
	judgement_id INTEGER NOT NULL, 
	article_hash TEXT NOT NULL, 
	number TEXT NOT NULL, 
	name TEXT NOT NULL, 
	was_id INTEGER NOT NULL, 
	was_score FLOAT, 
	was_why JSON, 
	actor_id INTEGER NOT NULL, 
	CONSTRAINT pk_judged_actors PRIMARY KEY (judgement_id, article_hash, number), 
	CONSTRAINT fk_judged_actors_judgement_id FOREIGN KEY(judgement_id) REFERENCES judgements (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE origin_groups (
	id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	why JSON NOT NULL, 
	made TEXT NOT NULL, 
	CONSTRAINT pk_origin_groups PRIMARY KEY (id), 
	CONSTRAINT ck_origin_groups_kind CHECK (kind IN ('near copy', 'quotation'))
);
CREATE TABLE article_actors (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	actor_id INTEGER, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	naming TEXT NOT NULL, 
	role TEXT, 
	party TEXT, 
	state TEXT, 
	anonymity_reason TEXT, 
	mentions JSON NOT NULL, 
	same_as JSON NOT NULL, 
	acronym TEXT, 
	match_score FLOAT, 
	match_why JSON, 
	statements INTEGER NOT NULL, 
	CONSTRAINT pk_article_actors PRIMARY KEY (id), 
	CONSTRAINT fk_article_actors_actor_id FOREIGN KEY(actor_id) REFERENCES actors (id) ON DELETE SET NULL, 
	CONSTRAINT fk_article_actors_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT uq_article_actors_article_id_number UNIQUE (article_id, number)
);
CREATE TABLE corrections (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	action TEXT NOT NULL, 
	number TEXT, 
	anchor JSON NOT NULL, 
	change JSON NOT NULL, 
	was JSON NOT NULL, 
	author TEXT NOT NULL, 
	made TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	undone TEXT, 
	lost TEXT, about TEXT DEFAULT 'statement' NOT NULL, 
	CONSTRAINT pk_corrections PRIMARY KEY (id), 
	CONSTRAINT ck_corrections_action CHECK (action IN ('accept', 'change', 'delete', 'add')), 
	CONSTRAINT fk_corrections_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
CREATE TABLE sourcing (
	article_id INTEGER NOT NULL, 
	statements INTEGER NOT NULL, 
	named INTEGER NOT NULL, 
	role INTEGER NOT NULL, 
	anonymous INTEGER NOT NULL, 
	generic INTEGER NOT NULL, 
	unknown INTEGER NOT NULL, 
	reasons INTEGER NOT NULL, 
	documents INTEGER NOT NULL, 
	speakers INTEGER NOT NULL, 
	tellers INTEGER NOT NULL, 
	single_origin INTEGER NOT NULL, 
	CONSTRAINT pk_sourcing PRIMARY KEY (article_id), 
	CONSTRAINT fk_sourcing_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
CREATE TABLE versions (
	id INTEGER NOT NULL, 
	address TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	seen TEXT NOT NULL, 
	title TEXT, 
	publisher TEXT, 
	published TEXT, 
	CONSTRAINT pk_versions PRIMARY KEY (id), 
	CONSTRAINT fk_versions_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT uq_versions_address_version UNIQUE (address, version)
);
CREATE TABLE statements (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	parent_id INTEGER, 
	speaker_id INTEGER, 
	addressee_id INTEGER, 
	actor_id INTEGER, 
	day TEXT NOT NULL, 
	speaker TEXT, 
	naming TEXT, 
	tellers INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	type TEXT, 
	factuality TEXT, 
	polarity TEXT, 
	score FLOAT NOT NULL, 
	source_text TEXT NOT NULL, 
	cue_text TEXT NOT NULL, 
	content_text TEXT NOT NULL, 
	source JSON NOT NULL, 
	cue JSON NOT NULL, 
	content JSON NOT NULL, 
	checked TEXT, 
	origin_group_id INTEGER, 
	origins INTEGER DEFAULT '1' NOT NULL, wording_id INTEGER, 
	CONSTRAINT pk_statements PRIMARY KEY (id), 
	CONSTRAINT ck_statements_checked CHECK (checked IN ('accepted', 'changed', 'added')), 
	CONSTRAINT fk_statements_actor_id FOREIGN KEY(actor_id) REFERENCES actors (id) ON DELETE SET NULL, 
	CONSTRAINT fk_statements_addressee_id FOREIGN KEY(addressee_id) REFERENCES article_actors (id) ON DELETE SET NULL, 
	CONSTRAINT fk_statements_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT fk_statements_origin_group_id FOREIGN KEY(origin_group_id) REFERENCES origin_groups (id) ON DELETE SET NULL, 
	CONSTRAINT fk_statements_parent_id FOREIGN KEY(parent_id) REFERENCES statements (id) ON DELETE SET NULL, 
	CONSTRAINT fk_statements_speaker_id FOREIGN KEY(speaker_id) REFERENCES article_actors (id) ON DELETE SET NULL, 
	CONSTRAINT uq_statements_article_id_number UNIQUE (article_id, number)
);
CREATE TABLE acts (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	actor_id INTEGER, 
	recipient_id INTEGER, 
	statement_id INTEGER, 
	type TEXT NOT NULL, 
	date TEXT, 
	passage TEXT NOT NULL, 
	record JSON NOT NULL, day TEXT DEFAULT '' NOT NULL, factuality TEXT, topic TEXT, channel TEXT, checked TEXT, 
	CONSTRAINT pk_acts PRIMARY KEY (id), 
	CONSTRAINT fk_acts_actor_id FOREIGN KEY(actor_id) REFERENCES article_actors (id) ON DELETE SET NULL, 
	CONSTRAINT fk_acts_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT fk_acts_recipient_id FOREIGN KEY(recipient_id) REFERENCES article_actors (id) ON DELETE SET NULL, 
	CONSTRAINT fk_acts_statement_id FOREIGN KEY(statement_id) REFERENCES statements (id) ON DELETE SET NULL, 
	CONSTRAINT uq_acts_article_id_number UNIQUE (article_id, number)
);
CREATE TABLE chain_links (
	statement_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	article_actor_id INTEGER NOT NULL, 
	CONSTRAINT pk_chain_links PRIMARY KEY (statement_id, position), 
	CONSTRAINT fk_chain_links_article_actor_id FOREIGN KEY(article_actor_id) REFERENCES article_actors (id) ON DELETE CASCADE, 
	CONSTRAINT fk_chain_links_statement_id FOREIGN KEY(statement_id) REFERENCES statements (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE origin_members (
	id INTEGER NOT NULL, 
	origin_group_id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	statement_id INTEGER, 
	score FLOAT NOT NULL, 
	CONSTRAINT pk_origin_members PRIMARY KEY (id), 
	CONSTRAINT fk_origin_members_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT fk_origin_members_origin_group_id FOREIGN KEY(origin_group_id) REFERENCES origin_groups (id) ON DELETE CASCADE, 
	CONSTRAINT fk_origin_members_statement_id FOREIGN KEY(statement_id) REFERENCES statements (id) ON DELETE CASCADE
);
CREATE TABLE dossiers (
	id INTEGER NOT NULL, 
	question TEXT NOT NULL, 
	made TEXT NOT NULL, 
	deleted TEXT, 
	CONSTRAINT pk_dossiers PRIMARY KEY (id)
);
CREATE TABLE dossier_entries (
	id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	made TEXT NOT NULL, 
	author TEXT NOT NULL, 
	entry JSON NOT NULL, 
	CONSTRAINT pk_dossier_entries PRIMARY KEY (id), 
	CONSTRAINT fk_dossier_entries_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id) ON DELETE CASCADE
);
CREATE TABLE texts (
	id INTEGER NOT NULL, 
	hash TEXT NOT NULL, 
	words INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	sections JSON NOT NULL, 
	CONSTRAINT pk_texts PRIMARY KEY (id), 
	CONSTRAINT uq_texts_hash UNIQUE (hash)
);
CREATE TABLE "articles" (
	id INTEGER NOT NULL, 
	text_id INTEGER NOT NULL, 
	address TEXT, 
	title TEXT, 
	author TEXT, 
	publisher TEXT, 
	published TEXT, 
	updated TEXT, 
	language TEXT, 
	added TEXT NOT NULL, 
	day TEXT NOT NULL, notes JSON, 
	CONSTRAINT pk_articles PRIMARY KEY (id), 
	CONSTRAINT fk_articles_text_id FOREIGN KEY(text_id) REFERENCES texts (id) ON DELETE CASCADE
);
CREATE TABLE "readings" (
	id INTEGER NOT NULL, 
	text_id INTEGER NOT NULL, 
	made TEXT NOT NULL, 
	model TEXT NOT NULL, 
	model_version TEXT NOT NULL, 
	model_sha256 TEXT NOT NULL, 
	record BLOB NOT NULL, 
	CONSTRAINT pk_readings PRIMARY KEY (id), 
	CONSTRAINT fk_readings_text_id FOREIGN KEY(text_id) REFERENCES texts (id) ON DELETE CASCADE, 
	CONSTRAINT uq_readings_text_id_model_sha256 UNIQUE (text_id, model_sha256)
);
CREATE TABLE "actor_keys" (
	actor_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	CONSTRAINT pk_actor_keys PRIMARY KEY (actor_id, "key"), 
	CONSTRAINT fk_actor_keys_actor_id FOREIGN KEY(actor_id) REFERENCES actors (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE wordings (
	id INTEGER NOT NULL, 
	hash BIGINT NOT NULL, 
	length INTEGER NOT NULL, 
	claim BLOB, 
	CONSTRAINT pk_wordings PRIMARY KEY (id), 
	CONSTRAINT uq_wordings_hash UNIQUE (hash)
);
CREATE TABLE wording_pairs (
	wording_id INTEGER NOT NULL, 
	other_id INTEGER NOT NULL, 
	claim FLOAT, 
	run INTEGER, 
	CONSTRAINT pk_wording_pairs PRIMARY KEY (wording_id, other_id), 
	CONSTRAINT fk_wording_pairs_wording_id FOREIGN KEY(wording_id) REFERENCES wordings (id) ON DELETE CASCADE, 
	CONSTRAINT fk_wording_pairs_other_id FOREIGN KEY(other_id) REFERENCES wordings (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE text_pairs (
	text_id INTEGER NOT NULL, 
	other_id INTEGER NOT NULL, 
	share FLOAT NOT NULL, 
	CONSTRAINT pk_text_pairs PRIMARY KEY (text_id, other_id), 
	CONSTRAINT fk_text_pairs_text_id FOREIGN KEY(text_id) REFERENCES texts (id) ON DELETE CASCADE, 
	CONSTRAINT fk_text_pairs_other_id FOREIGN KEY(other_id) REFERENCES texts (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE wording_fingerprints (
	value INTEGER NOT NULL, 
	wording_id INTEGER NOT NULL, 
	CONSTRAINT pk_wording_fingerprints PRIMARY KEY (value, wording_id)
)
 WITHOUT ROWID;
CREATE TABLE text_fingerprints (
	value INTEGER NOT NULL, 
	text_id INTEGER NOT NULL, 
	CONSTRAINT pk_text_fingerprints PRIMARY KEY (value, text_id)
)
 WITHOUT ROWID;
CREATE TABLE draft_notes (
	id INTEGER NOT NULL, 
	place TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	words TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	author TEXT NOT NULL, 
	made TEXT NOT NULL, 
	undone TEXT, 
	CONSTRAINT pk_draft_notes PRIMARY KEY (id)
);
CREATE VIRTUAL TABLE statements_fts USING fts5(
            content_text, source_text, speaker,
            content="statements", content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE article_actors_fts USING fts5(
            name, content="article_actors", content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER statements_fts_insert AFTER INSERT ON statements BEGIN
            INSERT INTO statements_fts (rowid, content_text, source_text, speaker)
            VALUES (new.id, new.content_text, new.source_text, new.speaker);
        END;
CREATE TRIGGER statements_fts_delete AFTER DELETE ON statements BEGIN
            INSERT INTO statements_fts (statements_fts, rowid, content_text, source_text, speaker)
            VALUES ('delete', old.id, old.content_text, old.source_text, old.speaker);
        END;
CREATE TRIGGER statements_fts_update AFTER UPDATE OF content_text, source_text, speaker ON statements BEGIN
            INSERT INTO statements_fts (statements_fts, rowid, content_text, source_text, speaker)
            VALUES ('delete', old.id, old.content_text, old.source_text, old.speaker);
            INSERT INTO statements_fts (rowid, content_text, source_text, speaker)
            VALUES (new.id, new.content_text, new.source_text, new.speaker);
        END;
CREATE TRIGGER article_actors_fts_insert AFTER INSERT ON article_actors BEGIN
            INSERT INTO article_actors_fts (rowid, name) VALUES (new.id, new.name);
        END;
CREATE TRIGGER article_actors_fts_delete AFTER DELETE ON article_actors BEGIN
            INSERT INTO article_actors_fts (article_actors_fts, rowid, name) VALUES ('delete', old.id, old.name);
        END;
CREATE TRIGGER article_actors_fts_update AFTER UPDATE OF name ON article_actors BEGIN
            INSERT INTO article_actors_fts (article_actors_fts, rowid, name) VALUES ('delete', old.id, old.name);
            INSERT INTO article_actors_fts (rowid, name) VALUES (new.id, new.name);
        END;
CREATE VIEW statements_with_speakers AS
    SELECT statements.id, articles.title AS article, articles.publisher, statements.day, statements.speaker,
           statements.naming, statements.kind, statements.factuality, statements.polarity,
           statements.content_text AS content, statements.source_text AS source, statements.cue_text AS cue,
           statements.tellers, statements.origins, statements.score, statements.checked, articles.address
    FROM statements JOIN articles ON articles.id = statements.article_id;
CREATE VIEW chains AS
    SELECT chain_links.statement_id, chain_links.position, article_actors.name AS teller, article_actors.naming,
           article_actors.kind, article_actors.anonymity_reason, statements.content_text AS content
    FROM chain_links
    JOIN article_actors ON article_actors.id = chain_links.article_actor_id
    JOIN statements ON statements.id = chain_links.statement_id;
CREATE VIEW sourcing_by_article AS
    SELECT articles.id, articles.title, articles.publisher, articles.author, articles.day, sourcing.statements,
           sourcing.named, sourcing.role, sourcing.anonymous, sourcing.generic, sourcing.unknown, sourcing.reasons,
           sourcing.documents, sourcing.speakers, sourcing.tellers, sourcing.single_origin
    FROM articles JOIN sourcing ON sourcing.article_id = articles.id;
CREATE VIEW articles_with_texts AS
    SELECT articles.id, articles.title, articles.publisher, articles.author, articles.day, articles.address,
           texts.words, texts.text
    FROM articles JOIN texts ON texts.id = articles.text_id;
INSERT INTO alembic_version VALUES ('0006');
INSERT INTO actors VALUES (1, 'Ruth Okafor', 'person', 'Mayor', NULL, NULL, '[]', '{"names": {"Governor Pell": 1, "Ruth Okafor": 3}, "kinds": {"person": 4}, "roles": {"Mayor": 2}}', 3, 6);
INSERT INTO failures VALUES ('/gone.txt', 'cannot read /gone.txt (no such file)', 'check the path.', '2026-12-01T04:27:52+00:00');
INSERT INTO judgements VALUES (1, 'merge', '{"entries": [1, 2], "names": ["Ruth Okafor", "Governor Pell"]}', 'rv', '2026-12-01T04:27:52+00:00', 'a merge to be undone', NULL);
INSERT INTO judged_actors VALUES (1, '1a89994b7bc0d38ab1a723beee78c0be@https://news.example/2', 'p1', 'Governor Pell', 2, NULL, '{}', 1);
INSERT INTO judged_actors VALUES (1, '1a89994b7bc0d38ab1a723beee78c0be@https://news.example/2', 'p2', 'Ruth Okafor', 1, 0.9755, '{"prior": -10.0, "full name": 26.0}', 1);
INSERT INTO judged_actors VALUES (1, '8ee6a746782a6594dcb4f6f21eeb9d1f@https://news.example/1', 'p1', 'Ruth Okafor', 1, 0.9755, '{"prior": -10.0, "full name": 26.0}', 1);
INSERT INTO judged_actors VALUES (1, 'later@https://news.example/1', 'p1', 'Ruth Okafor', 1, 0.999, '{"prior": -10.0, "full name": 26.0, "same office": 14.0}', 1);
INSERT INTO origin_groups VALUES (1, 'near copy', '{"share": 1.0, "of": "runs of five words of the shorter article"}', '2026-12-01T04:27:52+00:00');
INSERT INTO origin_groups VALUES (2, 'quotation', '{"share": 1.0, "words": 6}', '2026-12-01T04:27:52+00:00');
INSERT INTO origin_groups VALUES (3, 'quotation', '{"share": 1.0, "words": 6}', '2026-12-01T04:27:52+00:00');
INSERT INTO origin_groups VALUES (4, 'quotation', '{"share": 1.0, "words": 5}', '2026-12-01T04:27:52+00:00');
INSERT INTO origin_groups VALUES (5, 'quotation', '{"share": 1.0, "words": 3}', '2026-12-01T04:27:52+00:00');
INSERT INTO article_actors VALUES (1, 1, 'p1', 1, 'Ruth Okafor', 'person', 'named', 'Mayor', NULL, NULL, NULL, '[]', '[]', NULL, 0.9755, '{"prior": -10.0, "full name": 26.0}', 2);
INSERT INTO article_actors VALUES (2, 1, 'p2', NULL, 'a county official', 'person', 'anonymous', NULL, NULL, NULL, 'was not allowed to speak', '[]', '[]', NULL, NULL, NULL, 1);
INSERT INTO article_actors VALUES (3, 1, 'p3', NULL, 'the governor', 'person', 'role', NULL, NULL, NULL, NULL, '[]', '[]', NULL, NULL, NULL, 1);
INSERT INTO article_actors VALUES (4, 2, 'p1', 1, 'Governor Pell', 'person', 'named', NULL, NULL, NULL, NULL, '[]', '[]', NULL, 1.0, '{"judgement 1": 0.0}', 2);
INSERT INTO article_actors VALUES (5, 2, 'p2', 1, 'Ruth Okafor', 'person', 'named', NULL, NULL, NULL, NULL, '[]', '[]', NULL, 0.9755, '{"prior": -10.0, "full name": 26.0}', 0);
INSERT INTO article_actors VALUES (6, 3, 'p1', NULL, 'critics', 'people', 'generic', NULL, NULL, NULL, NULL, '[]', '[]', NULL, NULL, NULL, 1);
INSERT INTO article_actors VALUES (7, 4, 'p1', 1, 'Ruth Okafor', 'person', 'named', 'Mayor', NULL, NULL, NULL, '[]', '[]', NULL, 0.999, '{"prior": -10.0, "full name": 26.0, "same office": 14.0}', 2);
INSERT INTO article_actors VALUES (8, 4, 'p2', NULL, 'a county official', 'person', 'anonymous', NULL, NULL, NULL, 'was not allowed to speak', '[]', '[]', NULL, NULL, NULL, 1);
INSERT INTO article_actors VALUES (9, 4, 'p3', NULL, 'the governor', 'person', 'role', NULL, NULL, NULL, NULL, '[]', '[]', NULL, NULL, NULL, 1);
INSERT INTO corrections VALUES (1, 1, 'change', 'a1', '{"model": "0000000000000000000000000000000000000000000000000000000000000000", "number": "a1", "source": [{"start": 0, "end": 17, "exact": "Mayor Ruth Okafor", "prefix": "", "suffix": " said the bridge was not safe. A"}], "cue": [{"start": 18, "end": 22, "exact": "said", "prefix": "Mayor Ruth Okafor ", "suffix": " the bridge was not safe. A coun"}], "content": [{"start": 23, "end": 46, "exact": "the bridge was not safe", "prefix": "Mayor Ruth Okafor said ", "suffix": ". A county official, who was not"}], "came_from": null, "unplaced": null}', '{"factuality": "negated"}', '{"factuality": "actual"}', 'rv', '2026-04-01T10:00:00+00:00', 'she rang', NULL, NULL, 'statement');
INSERT INTO corrections VALUES (2, 4, 'change', 'a1', '{"model": "0000000000000000000000000000000000000000000000000000000000000000", "number": "a1", "source": [{"start": 0, "end": 17, "exact": "Mayor Ruth Okafor", "prefix": "", "suffix": " said the bridge was not safe. A"}], "cue": [{"start": 18, "end": 22, "exact": "said", "prefix": "Mayor Ruth Okafor ", "suffix": " the bridge was not safe. A coun"}], "content": [{"start": 23, "end": 46, "exact": "the bridge was not safe", "prefix": "Mayor Ruth Okafor said ", "suffix": ". A county official, who was not"}], "came_from": 1, "unplaced": null}', '{"factuality": "negated"}', '{"factuality": "actual"}', 'rv', '2026-04-01T10:00:00+00:00', 'she rang', NULL, NULL, 'statement');
INSERT INTO sourcing VALUES (1, 2, 0, 1, 1, 0, 0, 1, 0, 2, 1, 2);
INSERT INTO sourcing VALUES (2, 2, 2, 0, 0, 0, 0, 0, 0, 1, 1, 2);
INSERT INTO sourcing VALUES (3, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1);
INSERT INTO sourcing VALUES (4, 2, 0, 1, 1, 0, 0, 1, 0, 2, 1, 2);
INSERT INTO versions VALUES (1, 'https://news.example/1', 1, 1, '2026-12-01T04:27:51+00:00', NULL, 'The Herald', '2026-02-03');
INSERT INTO versions VALUES (2, 'https://news.example/2', 1, 2, '2026-12-01T04:27:51+00:00', NULL, 'The Herald', '2026-03-01');
INSERT INTO versions VALUES (3, 'https://news.example/3', 1, 3, '2026-12-01T04:27:51+00:00', NULL, 'Wire', '2025-12-31');
INSERT INTO versions VALUES (4, 'https://news.example/1', 2, 4, '2026-12-01T04:27:52+00:00', NULL, 'The Herald', '2026-02-03');
INSERT INTO statements VALUES (1, 1, 'a1', NULL, 1, NULL, 1, '2026-02-03', 'Ruth Okafor', 'named', 1, 'indirect', NULL, 'negated', 'affirmed', 0.9, 'Mayor Ruth Okafor', 'said', 'the bridge was not safe', '[[0, 17]]', '[[18, 22]]', '[[23, 46]]', 'changed', 4, 1, 1);
INSERT INTO statements VALUES (2, 1, 'a2', NULL, 2, NULL, NULL, '2026-02-03', 'a county official', 'anonymous', 1, 'indirect', NULL, 'actual', 'affirmed', 0.9, 'A county official', 'said', 'the governor wanted the bridge closed', '[[48, 65]]', '[[18, 22]]', '[[102, 139]]', NULL, 3, 1, 2);
INSERT INTO statements VALUES (3, 1, 'a3', 2, 3, NULL, NULL, '2026-02-03', 'the governor', 'role', 2, 'indirect', 'eventuality', 'actual', 'affirmed', 0.9, 'the governor', 'wanted', 'the bridge closed', '[[102, 114]]', '[[115, 121]]', '[[122, 139]]', NULL, 5, 1, 3);
INSERT INTO statements VALUES (4, 1, 'a4', NULL, 1, NULL, 1, '2026-02-03', 'Ruth Okafor', 'named', 1, 'indirect', NULL, 'negated', 'affirmed', 0.9, 'Okafor', 'did not say', 'who would pay for the bridge', '[[11, 17]]', '[[148, 159]]', '[[160, 188]]', NULL, 2, 1, 4);
INSERT INTO statements VALUES (5, 2, 'a1', NULL, 4, 5, 1, '2026-03-01', 'Governor Pell', 'named', 1, 'indirect', NULL, 'actual', 'affirmed', 0.9, 'Governor Pell', 'told', 'houses would be built', '[[0, 13]]', '[[14, 18]]', '[[36, 57]]', NULL, NULL, 1, 5);
INSERT INTO statements VALUES (6, 2, 'a2', NULL, 4, NULL, 1, '2026-03-01', 'Governor Pell', 'named', 1, 'direct', NULL, 'actual', 'affirmed', 0.9, 'Pell', 'said', '“Okafor is wrong,”', '[[9, 13]]', '[[78, 82]]', '[[59, 77]]', NULL, NULL, 1, 6);
INSERT INTO statements VALUES (7, 3, 'a1', NULL, 6, NULL, NULL, '2025-12-31', 'critics', 'generic', 1, 'indirect', NULL, 'actual', 'affirmed', 0.9, 'Critics', 'said', 'nothing had been housed', '[[0, 7]]', '[[8, 12]]', '[[13, 36]]', NULL, NULL, 1, 7);
INSERT INTO statements VALUES (8, 4, 'a1', NULL, 7, NULL, 1, '2026-02-03', 'Ruth Okafor', 'named', 1, 'indirect', NULL, 'negated', 'affirmed', 0.9, 'Mayor Ruth Okafor', 'said', 'the bridge was not safe', '[[0, 17]]', '[[18, 22]]', '[[23, 46]]', 'changed', 4, 1, 1);
INSERT INTO statements VALUES (9, 4, 'a2', NULL, 8, NULL, NULL, '2026-02-03', 'a county official', 'anonymous', 1, 'indirect', NULL, 'actual', 'affirmed', 0.9, 'A county official', 'said', 'the governor wanted the bridge closed', '[[48, 65]]', '[[18, 22]]', '[[102, 139]]', NULL, 3, 1, 2);
INSERT INTO statements VALUES (10, 4, 'a3', 9, 9, NULL, NULL, '2026-02-03', 'the governor', 'role', 2, 'indirect', 'eventuality', 'actual', 'affirmed', 0.9, 'the governor', 'wanted', 'the bridge closed', '[[102, 114]]', '[[115, 121]]', '[[122, 139]]', NULL, 5, 1, 3);
INSERT INTO statements VALUES (11, 4, 'a4', NULL, 7, NULL, 1, '2026-02-03', 'Ruth Okafor', 'named', 1, 'indirect', NULL, 'negated', 'affirmed', 0.9, 'Okafor', 'did not say', 'who would pay for the bridge', '[[11, 17]]', '[[148, 159]]', '[[160, 188]]', NULL, 2, 1, 4);
INSERT INTO chain_links VALUES (1, 0, 1);
INSERT INTO chain_links VALUES (4, 0, 1);
INSERT INTO chain_links VALUES (2, 0, 2);
INSERT INTO chain_links VALUES (3, 0, 2);
INSERT INTO chain_links VALUES (3, 1, 3);
INSERT INTO chain_links VALUES (5, 0, 4);
INSERT INTO chain_links VALUES (6, 0, 4);
INSERT INTO chain_links VALUES (7, 0, 6);
INSERT INTO chain_links VALUES (8, 0, 7);
INSERT INTO chain_links VALUES (11, 0, 7);
INSERT INTO chain_links VALUES (9, 0, 8);
INSERT INTO chain_links VALUES (10, 0, 8);
INSERT INTO chain_links VALUES (10, 1, 9);
INSERT INTO origin_members VALUES (1, 1, 1, NULL, 1.0);
INSERT INTO origin_members VALUES (2, 1, 4, NULL, 1.0);
INSERT INTO origin_members VALUES (3, 2, 1, 4, 1.0);
INSERT INTO origin_members VALUES (4, 2, 4, 11, 1.0);
INSERT INTO origin_members VALUES (5, 3, 1, 2, 1.0);
INSERT INTO origin_members VALUES (6, 3, 4, 9, 1.0);
INSERT INTO origin_members VALUES (7, 4, 1, 1, 1.0);
INSERT INTO origin_members VALUES (8, 4, 4, 8, 1.0);
INSERT INTO origin_members VALUES (9, 5, 1, 3, 1.0);
INSERT INTO origin_members VALUES (10, 5, 4, 10, 1.0);
INSERT INTO texts VALUES (1, '8ee6a746782a6594dcb4f6f21eeb9d1f', 41, 'Mayor Ruth Okafor said the bridge was not safe. A county official, who was not allowed to speak, said the governor wanted the bridge closed. Okafor did not say who would pay for the bridge. She might say more on Friday.', '[]');
INSERT INTO texts VALUES (2, '1a89994b7bc0d38ab1a723beee78c0be', 15, 'Governor Pell told Ruth Okafor that houses would be built. “Okafor is wrong,” said Pell.', '[]');
INSERT INTO texts VALUES (3, '0184fe2df4b041cad14bba38594c90c5', 6, 'Critics said nothing had been housed.', '[]');
INSERT INTO texts VALUES (4, 'later', 44, 'Mayor Ruth Okafor said the bridge was not safe. A county official, who was not allowed to speak, said the governor wanted the bridge closed. Okafor did not say who would pay for the bridge. She might say more on Friday.
More on Friday.', '[]');
INSERT INTO articles VALUES (1, 1, 'https://news.example/1', NULL, 'I. T.', 'The Herald', '2026-02-03', NULL, NULL, '2026-12-01T04:27:51+00:00', '2026-02-03', NULL);
INSERT INTO articles VALUES (2, 2, 'https://news.example/2', NULL, NULL, 'The Herald', '2026-03-01', NULL, NULL, '2026-12-01T04:27:51+00:00', '2026-03-01', NULL);
INSERT INTO articles VALUES (3, 3, 'https://news.example/3', NULL, NULL, 'Wire', '2025-12-31', NULL, NULL, '2026-12-01T04:27:51+00:00', '2025-12-31', NULL);
INSERT INTO articles VALUES (4, 4, 'https://news.example/1', NULL, 'I. T.', 'The Herald', '2026-02-03', NULL, NULL, '2026-12-01T04:27:52+00:00', '2026-02-03', NULL);
INSERT INTO readings VALUES (1, 1, '2026-12-01T04:27:51+00:00', 'by-hand', '1', '0000000000000000000000000000000000000000000000000000000000000000', X'78F9D27975ECCDD6CF0A82401006F057593A4FE0CCBAFE798808BA7B502394C020D683F4F26D5AB8BBE92A6A906791F5A733DFF770EE1B29EF65567FC887853DC05053C608882C6AE2E007BAB7310023DEE69058E053760EB6EEE6E55E9D0119067E04819840408F0079EC64A04D19E8F70CDC60685F117D1D020520A14D415F146FD19E826F4C01AF47BAA649DFF1EB617C1306AD21513F0C8AD86609D42C45D11F0F4A1FAF931209748B4F5B1C7A0139D5B260C76B7A51AB71756CEC0E69D33E6756728C259996AF29CB6F75251B7653EF9697EDB71F3D639FD4835D29448845B220E16624AEEA34AC6B4A6EC6ADDB8075B4C4554DB3665FA4D579BCA17A2B2FD5709FE2542F1C');
INSERT INTO readings VALUES (2, 2, '2026-12-01T04:27:51+00:00', 'by-hand', '1', '0000000000000000000000000000000000000000000000000000000000000000', X'78F9D27975ECABC65BDE949414652695C2821C7B081BE8181A2385B2A1898EA1055A501B9BE9989A2387374A06C011DEA899042DC051C30E12EAC8618727D820E6921F5E9030304209034BD43030B7D0B130420B03534B1D735A860166FA418401354320560792A091120472C5E20E2EB7F38B1402527372E85A20E02AA0908ACDA0D2920C05FFECC434607E1C40A7C5E2ABC9932A753312F3527057E806140260830000E9DE4430');
INSERT INTO readings VALUES (3, 3, '2026-12-01T04:27:51+00:00', 'by-hand', '1', '0000000000000000000000000000000000000000000000000000000000000000', X'78F9D27975ECABC65BDE949414652695C2821C7B081BE8982305B2858EA1115A401B1AEB189B2187364AF2C711DAA859042DB809851C9E4083282633B462752091891418C8856A32507366723172360017514496AA646604B47C108BAF9A48AAD4CD48CC4BC15D5B18500880B50D0017DABAE0');
INSERT INTO readings VALUES (4, 4, '2026-12-01T04:27:52+00:00', 'by-hand', '1', '0000000000000000000000000000000000000000000000000000000000000000', X'78F9D27975ECCDD6CF0A82401006F057593A4FE0CCBAFE798808BA7B502394C020D683F4F26D5AB8BBE92A6A906791F5A733DFF770EE1B29EF65567FC887853DC05053C608882C6AE2E007BAB7310023DEE69058E053760EB6EEE6E55E9D0119067E04819840408F0079EC64A04D19E8F70CDC60685F117D1D020520A14D415F146FD19E826F4C01AF47BAA649DFF1EB617C1306AD21513F0C8AD86609D42C45D11F0F4A1FAF931209748B4F5B1C7A0139D5B260C76B7A51AB71756CEC0E69D33E6756728C259996AF29CB6F75251B7653EF9697EDB71F3D639FD4835D29448845B220E16624AEEA34AC6B4A6EC6ADDB8075B4C4554DB3665FA4D579BCA17A2B2FD5709FE2542F1C');
INSERT INTO actor_keys VALUES (1, 'okafor');
INSERT INTO actor_keys VALUES (1, 'okafor r');
INSERT INTO actor_keys VALUES (1, 'pell');
INSERT INTO actor_keys VALUES (1, 'pell *');
INSERT INTO wordings VALUES (1, -7914430568769194775, 5, NULL);
INSERT INTO wordings VALUES (2, 7384032287659176166, 6, X'FACB506CE8CDA47DAD136E8F175508F5');
INSERT INTO wordings VALUES (3, 6010696633015262973, 3, NULL);
INSERT INTO wordings VALUES (4, -6780584459498714264, 6, NULL);
INSERT INTO wordings VALUES (5, 1383569397768740720, 4, NULL);
INSERT INTO wordings VALUES (6, -7981057036876066143, 3, NULL);
INSERT INTO wordings VALUES (7, 7430219520154230645, 4, NULL);
INSERT INTO text_pairs VALUES (1, 4, 1.0);
INSERT INTO text_pairs VALUES (4, 1, 1.0);
INSERT INTO wording_fingerprints VALUES (-966216037, 2);
INSERT INTO wording_fingerprints VALUES (-641452197, 1);
INSERT INTO wording_fingerprints VALUES (-526032623, 2);
INSERT INTO wording_fingerprints VALUES (96326202, 2);
INSERT INTO wording_fingerprints VALUES (663780056, 4);
INSERT INTO wording_fingerprints VALUES (986085242, 2);
INSERT INTO wording_fingerprints VALUES (1623732084, 2);
INSERT INTO text_fingerprints VALUES (-2139248498, 4);
INSERT INTO text_fingerprints VALUES (-2124344715, 3);
INSERT INTO text_fingerprints VALUES (-2086267260, 2);
INSERT INTO text_fingerprints VALUES (-2030146284, 1);
INSERT INTO text_fingerprints VALUES (-2030146284, 4);
INSERT INTO text_fingerprints VALUES (-1969659946, 4);
INSERT INTO text_fingerprints VALUES (-1934129143, 4);
INSERT INTO text_fingerprints VALUES (-1919955850, 3);
INSERT INTO text_fingerprints VALUES (-1806986204, 4);
INSERT INTO text_fingerprints VALUES (-1793514253, 2);
INSERT INTO text_fingerprints VALUES (-1687984218, 1);
INSERT INTO text_fingerprints VALUES (-1687984218, 4);
INSERT INTO text_fingerprints VALUES (-1666650148, 3);
INSERT INTO text_fingerprints VALUES (-1633646614, 1);
INSERT INTO text_fingerprints VALUES (-1633646614, 4);
INSERT INTO text_fingerprints VALUES (-1593787940, 2);
INSERT INTO text_fingerprints VALUES (-1558941783, 1);
INSERT INTO text_fingerprints VALUES (-1541471819, 2);
INSERT INTO text_fingerprints VALUES (-1490047867, 2);
INSERT INTO text_fingerprints VALUES (-1480899556, 2);
INSERT INTO text_fingerprints VALUES (-1356229280, 3);
INSERT INTO text_fingerprints VALUES (-1260257879, 2);
INSERT INTO text_fingerprints VALUES (-1250609282, 2);
INSERT INTO text_fingerprints VALUES (-1231320893, 2);
INSERT INTO text_fingerprints VALUES (-1164924808, 2);
INSERT INTO text_fingerprints VALUES (-1130091944, 1);
INSERT INTO text_fingerprints VALUES (-1130091944, 4);
INSERT INTO text_fingerprints VALUES (-1116732049, 2);
INSERT INTO text_fingerprints VALUES (-1058179480, 3);
INSERT INTO text_fingerprints VALUES (-1019093815, 3);
INSERT INTO text_fingerprints VALUES (-977074415, 1);
INSERT INTO text_fingerprints VALUES (-958108543, 1);
INSERT INTO text_fingerprints VALUES (-958108543, 4);
INSERT INTO text_fingerprints VALUES (-940408454, 1);
INSERT INTO text_fingerprints VALUES (-940408454, 4);
INSERT INTO text_fingerprints VALUES (-909095559, 1);
INSERT INTO text_fingerprints VALUES (-909095559, 4);
INSERT INTO text_fingerprints VALUES (-823530325, 2);
INSERT INTO text_fingerprints VALUES (-802784909, 1);
INSERT INTO text_fingerprints VALUES (-802777257, 1);
INSERT INTO text_fingerprints VALUES (-765533759, 2);
INSERT INTO text_fingerprints VALUES (-671744641, 2);
INSERT INTO text_fingerprints VALUES (-625022641, 1);
INSERT INTO text_fingerprints VALUES (-625022641, 4);
INSERT INTO text_fingerprints VALUES (-563032505, 1);
INSERT INTO text_fingerprints VALUES (-563032505, 4);
INSERT INTO text_fingerprints VALUES (-536770115, 3);
INSERT INTO text_fingerprints VALUES (-459911590, 3);
INSERT INTO text_fingerprints VALUES (-396706640, 3);
INSERT INTO text_fingerprints VALUES (-378553842, 1);
INSERT INTO text_fingerprints VALUES (-378553842, 4);
INSERT INTO text_fingerprints VALUES (-347591246, 3);
INSERT INTO text_fingerprints VALUES (-312195015, 3);
INSERT INTO text_fingerprints VALUES (-208988047, 3);
INSERT INTO text_fingerprints VALUES (-131135064, 3);
INSERT INTO text_fingerprints VALUES (-113151818, 1);
INSERT INTO text_fingerprints VALUES (-95795387, 3);
INSERT INTO text_fingerprints VALUES (-82311622, 2);
INSERT INTO text_fingerprints VALUES (-72139250, 1);
INSERT INTO text_fingerprints VALUES (-72139250, 4);
INSERT INTO text_fingerprints VALUES (-14588439, 2);
INSERT INTO text_fingerprints VALUES (44466683, 3);
INSERT INTO text_fingerprints VALUES (65827192, 2);
INSERT INTO text_fingerprints VALUES (79876951, 3);
INSERT INTO text_fingerprints VALUES (122258782, 2);
INSERT INTO text_fingerprints VALUES (202532096, 2);
INSERT INTO text_fingerprints VALUES (225869424, 1);
INSERT INTO text_fingerprints VALUES (225869424, 4);
INSERT INTO text_fingerprints VALUES (298862939, 2);
INSERT INTO text_fingerprints VALUES (418677433, 2);
INSERT INTO text_fingerprints VALUES (435883710, 1);
INSERT INTO text_fingerprints VALUES (435883710, 4);
INSERT INTO text_fingerprints VALUES (455558134, 2);
INSERT INTO text_fingerprints VALUES (465147343, 3);
INSERT INTO text_fingerprints VALUES (499188879, 1);
INSERT INTO text_fingerprints VALUES (499188879, 4);
INSERT INTO text_fingerprints VALUES (543865263, 2);
INSERT INTO text_fingerprints VALUES (604319554, 3);
INSERT INTO text_fingerprints VALUES (701294314, 1);
INSERT INTO text_fingerprints VALUES (835976941, 2);
INSERT INTO text_fingerprints VALUES (864154039, 3);
INSERT INTO text_fingerprints VALUES (900896868, 1);
INSERT INTO text_fingerprints VALUES (900896868, 4);
INSERT INTO text_fingerprints VALUES (907395014, 3);
INSERT INTO text_fingerprints VALUES (913547161, 3);
INSERT INTO text_fingerprints VALUES (928613084, 1);
INSERT INTO text_fingerprints VALUES (928613084, 4);
INSERT INTO text_fingerprints VALUES (947536316, 2);
INSERT INTO text_fingerprints VALUES (994271082, 1);
INSERT INTO text_fingerprints VALUES (994271082, 4);
INSERT INTO text_fingerprints VALUES (995559915, 4);
INSERT INTO text_fingerprints VALUES (1068161662, 1);
INSERT INTO text_fingerprints VALUES (1068161662, 4);
INSERT INTO text_fingerprints VALUES (1070815888, 2);
INSERT INTO text_fingerprints VALUES (1112759246, 2);
INSERT INTO text_fingerprints VALUES (1113882157, 3);
INSERT INTO text_fingerprints VALUES (1116843863, 3);
INSERT INTO text_fingerprints VALUES (1202450787, 3);
INSERT INTO text_fingerprints VALUES (1263984849, 1);
INSERT INTO text_fingerprints VALUES (1263984849, 4);
INSERT INTO text_fingerprints VALUES (1334075430, 3);
INSERT INTO text_fingerprints VALUES (1362930567, 3);
INSERT INTO text_fingerprints VALUES (1369586312, 1);
INSERT INTO text_fingerprints VALUES (1369586312, 4);
INSERT INTO text_fingerprints VALUES (1457116288, 1);
INSERT INTO text_fingerprints VALUES (1457116288, 4);
INSERT INTO text_fingerprints VALUES (1555216860, 3);
INSERT INTO text_fingerprints VALUES (1593390221, 4);
INSERT INTO text_fingerprints VALUES (1616764056, 1);
INSERT INTO text_fingerprints VALUES (1616764056, 4);
INSERT INTO text_fingerprints VALUES (1666751683, 2);
INSERT INTO text_fingerprints VALUES (1669553518, 1);
INSERT INTO text_fingerprints VALUES (1669553518, 4);
INSERT INTO text_fingerprints VALUES (1680660254, 3);
INSERT INTO text_fingerprints VALUES (1767491643, 1);
INSERT INTO text_fingerprints VALUES (1767491643, 4);
INSERT INTO text_fingerprints VALUES (1779974116, 3);
INSERT INTO text_fingerprints VALUES (1797966518, 2);
INSERT INTO text_fingerprints VALUES (1822350218, 2);
INSERT INTO text_fingerprints VALUES (1843823431, 3);
INSERT INTO text_fingerprints VALUES (1846181787, 2);
INSERT INTO text_fingerprints VALUES (1894846517, 3);
INSERT INTO text_fingerprints VALUES (1987512064, 2);
INSERT INTO text_fingerprints VALUES (2014869030, 1);
INSERT INTO text_fingerprints VALUES (2014869030, 4);
INSERT INTO text_fingerprints VALUES (2041795609, 3);
INSERT INTO text_fingerprints VALUES (2143303388, 1);
INSERT INTO text_fingerprints VALUES (2143303388, 4);
UPDATE sqlite_sequence SET seq = 2 WHERE name = 'actors';
CREATE INDEX ix_actors_name ON actors (name);
CREATE INDEX ix_actors_statements ON actors (statements);
CREATE INDEX ix_judged_actors_article_hash ON judged_actors (article_hash);
CREATE INDEX ix_judged_actors_actor_id ON judged_actors (actor_id);
CREATE INDEX ix_article_actors_voices ON article_actors (actor_id, article_id, statements, naming, name);
CREATE INDEX ix_corrections_article_id ON corrections (article_id);
CREATE INDEX ix_versions_article_id ON versions (article_id);
CREATE INDEX ix_statements_actor_id_day ON statements (actor_id, day);
CREATE INDEX ix_statements_day ON statements (day);
CREATE INDEX ix_statements_naming_day ON statements (naming, day);
CREATE INDEX ix_statements_speaker_id ON statements (speaker_id, factuality, origins);
CREATE INDEX ix_acts_actor_id ON acts (actor_id);
CREATE INDEX ix_acts_recipient_id ON acts (recipient_id);
CREATE INDEX ix_acts_statement_id ON acts (statement_id);
CREATE INDEX ix_chain_links_article_actor_id ON chain_links (article_actor_id);
CREATE INDEX ix_origin_members_article_id ON origin_members (article_id);
CREATE INDEX ix_origin_members_origin_group_id ON origin_members (origin_group_id);
CREATE INDEX ix_origin_members_statement_id ON origin_members (statement_id);
CREATE INDEX ix_dossier_entries_dossier_id ON dossier_entries (dossier_id);
CREATE INDEX ix_articles_day ON articles (day, publisher, author);
CREATE INDEX ix_articles_publisher ON articles (publisher, day, author);
CREATE INDEX ix_actor_keys_key ON actor_keys ("key");
CREATE INDEX ix_articles_text_id ON articles (text_id);
CREATE INDEX ix_wording_pairs_other_id ON wording_pairs (other_id);
CREATE INDEX ix_text_pairs_other_id ON text_pairs (other_id);
CREATE INDEX ix_statements_wording_id ON statements (wording_id);
CREATE INDEX ix_statements_parent_id ON statements (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX ix_statements_addressee_id ON statements (addressee_id) WHERE addressee_id IS NOT NULL;
CREATE INDEX ix_statements_origin_group_id ON statements (origin_group_id) WHERE origin_group_id IS NOT NULL;
CREATE INDEX ix_statements_factuality_day ON statements (factuality, day) WHERE factuality <> 'actual';
CREATE INDEX ix_statements_type_day ON statements (type, day) WHERE type <> 'assertion';
CREATE INDEX ix_draft_notes_place ON draft_notes (place);
CREATE INDEX ix_acts_day ON acts (day);
