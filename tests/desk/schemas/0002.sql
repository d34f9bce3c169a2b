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
CREATE TABLE articles (
	id INTEGER NOT NULL, 
	hash TEXT NOT NULL, 
	address TEXT, 
	title TEXT, 
	author TEXT, 
	publisher TEXT, 
	published TEXT, 
	updated TEXT, 
	language TEXT, 
	words INTEGER NOT NULL, 
	added TEXT NOT NULL, 
	day TEXT NOT NULL, 
	text TEXT NOT NULL, 
	sections JSON NOT NULL, 
	CONSTRAINT pk_articles PRIMARY KEY (id), 
	CONSTRAINT uq_articles_hash UNIQUE (hash)
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
CREATE TABLE actor_keys (
	actor_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	CONSTRAINT pk_actor_keys PRIMARY KEY (actor_id, "key"), 
	CONSTRAINT fk_actor_keys_actor_id FOREIGN KEY(actor_id) REFERENCES actors (id) ON DELETE CASCADE
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
	lost TEXT, 
	CONSTRAINT pk_corrections PRIMARY KEY (id), 
	CONSTRAINT ck_corrections_action CHECK (action IN ('accept', 'change', 'delete', 'add')), 
	CONSTRAINT fk_corrections_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
CREATE TABLE fingerprints (
	what TEXT NOT NULL, 
	band INTEGER NOT NULL, 
	value TEXT NOT NULL, 
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	CONSTRAINT pk_fingerprints PRIMARY KEY (what, band, value, id), 
	CONSTRAINT fk_fingerprints_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE readings (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	made TEXT NOT NULL, 
	model TEXT NOT NULL, 
	model_version TEXT NOT NULL, 
	model_sha256 TEXT NOT NULL, 
	record JSON NOT NULL, 
	CONSTRAINT pk_readings PRIMARY KEY (id), 
	CONSTRAINT fk_readings_article_id FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT uq_readings_article_id_model_sha256 UNIQUE (article_id, model_sha256)
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
	origins INTEGER DEFAULT '1' NOT NULL, 
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
	record JSON NOT NULL, 
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
INSERT INTO alembic_version VALUES ('0002');
INSERT INTO actors VALUES (1, 'Ruth Okafor', 'person', 'Mayor', NULL, NULL, '[]', '{"names": {"Governor Pell": 1, "Ruth Okafor": 3}, "kinds": {"person": 4}, "roles": {"Mayor": 2}, "parties": {}, "states": {}, "same_as": {}, "acronyms": {}}', 3, 6);
INSERT INTO articles VALUES (1, '8ee6a746782a6594dcb4f6f21eeb9d1f', 'https://news.example/1', NULL, 'I. T.', 'The Herald', '2026-02-03', NULL, NULL, 41, '2026-11-25T22:43:17+00:00', '2026-02-03', 'Mayor Ruth Okafor said the bridge was not safe. A county official, who was not allowed to speak, said the governor wanted the bridge closed. Okafor did not say who would pay for the bridge. She might say more on Friday.', '[]');
INSERT INTO articles VALUES (2, '1a89994b7bc0d38ab1a723beee78c0be', 'https://news.example/2', NULL, NULL, 'The Herald', '2026-03-01', NULL, NULL, 15, '2026-11-25T22:43:20+00:00', '2026-03-01', 'Governor Pell told Ruth Okafor that houses would be built. “Okafor is wrong,” said Pell.', '[]');
INSERT INTO articles VALUES (3, '0184fe2df4b041cad14bba38594c90c5', 'https://news.example/3', NULL, NULL, 'Wire', '2025-12-31', NULL, NULL, 6, '2026-11-25T22:43:20+00:00', '2025-12-31', 'Critics said nothing had been housed.', '[]');
INSERT INTO articles VALUES (4, 'later', 'https://news.example/1', NULL, 'I. T.', 'The Herald', '2026-02-03', NULL, NULL, 44, '2026-11-25T22:43:20+00:00', '2026-02-03', 'Mayor Ruth Okafor said the bridge was not safe. A county official, who was not allowed to speak, said the governor wanted the bridge closed. Okafor did not say who would pay for the bridge. She might say more on Friday.
More on Friday.', '[]');
INSERT INTO failures VALUES ('/gone.txt', 'cannot read /gone.txt (no such file)', 'check the path.', '2026-11-25T22:43:20+00:00');
INSERT INTO judgements VALUES (1, 'merge', '{"entries": [1, 2], "names": ["Ruth Okafor", "Governor Pell"]}', 'rv', '2026-11-25T22:43:20+00:00', 'a merge to be undone', NULL);
INSERT INTO judged_actors VALUES (1, '1a89994b7bc0d38ab1a723beee78c0be', 'p1', 'Governor Pell', 2, NULL, '{}', 1);
INSERT INTO judged_actors VALUES (1, '1a89994b7bc0d38ab1a723beee78c0be', 'p2', 'Ruth Okafor', 1, 0.9755, '{"prior": -10.0, "full name": 26.0}', 1);
INSERT INTO judged_actors VALUES (1, '8ee6a746782a6594dcb4f6f21eeb9d1f', 'p1', 'Ruth Okafor', 1, 0.9755, '{"prior": -10.0, "full name": 26.0}', 1);
INSERT INTO judged_actors VALUES (1, 'later', 'p1', 'Ruth Okafor', 1, 0.999, '{"prior": -10.0, "full name": 26.0, "same office": 14.0}', 1);
INSERT INTO origin_groups VALUES (1, 'near copy', '{"share": 1.0, "of": "runs of five words of the shorter article", "article": 1}', '2026-11-25T22:43:20+00:00');
INSERT INTO origin_groups VALUES (2, 'quotation', '{"words": 5, "share": 1.0, "statement": 1}', '2026-11-25T22:43:20+00:00');
INSERT INTO origin_groups VALUES (3, 'quotation', '{"words": 6, "share": 1.0, "statement": 2}', '2026-11-25T22:43:20+00:00');
INSERT INTO origin_groups VALUES (4, 'quotation', '{"words": 3, "share": 1.0, "statement": 3}', '2026-11-25T22:43:20+00:00');
INSERT INTO origin_groups VALUES (5, 'quotation', '{"words": 6, "share": 1.0, "statement": 4}', '2026-11-25T22:43:20+00:00');
INSERT INTO actor_keys VALUES (1, 'okafor');
INSERT INTO actor_keys VALUES (1, 'okafor r');
INSERT INTO actor_keys VALUES (1, 'pell');
INSERT INTO actor_keys VALUES (1, 'pell *');
INSERT INTO article_actors VALUES (1, 1, 'p1', 1, 'Ruth Okafor', 'person', 'named', 'Mayor', NULL, NULL, NULL, '[]', '[]', NULL, 0.9755, '{"prior": -10.0, "full name": 26.0}', 2);
INSERT INTO article_actors VALUES (2, 1, 'p2', NULL, 'a county official', 'person', 'anonymous', NULL, NULL, NULL, 'was not allowed to speak', '[]', '[]', NULL, NULL, NULL, 1);
INSERT INTO article_actors VALUES (3, 1, 'p3', NULL, 'the governor', 'person', 'role', NULL, NULL, NULL, NULL, '[]', '[]', NULL, NULL, NULL, 1);
INSERT INTO article_actors VALUES (4, 2, 'p1', 1, 'Governor Pell', 'person', 'named', NULL, NULL, NULL, NULL, '[]', '[]', NULL, 1.0, '{"judgement 1": 0.0}', 2);
INSERT INTO article_actors VALUES (5, 2, 'p2', 1, 'Ruth Okafor', 'person', 'named', NULL, NULL, NULL, NULL, '[]', '[]', NULL, 0.9755, '{"prior": -10.0, "full name": 26.0}', 0);
INSERT INTO article_actors VALUES (6, 3, 'p1', NULL, 'critics', 'people', 'generic', NULL, NULL, NULL, NULL, '[]', '[]', NULL, NULL, NULL, 1);
INSERT INTO article_actors VALUES (7, 4, 'p1', 1, 'Ruth Okafor', 'person', 'named', 'Mayor', NULL, NULL, NULL, '[]', '[]', NULL, 0.999, '{"prior": -10.0, "full name": 26.0, "same office": 14.0}', 2);
INSERT INTO article_actors VALUES (8, 4, 'p2', NULL, 'a county official', 'person', 'anonymous', NULL, NULL, NULL, 'was not allowed to speak', '[]', '[]', NULL, NULL, NULL, 1);
INSERT INTO article_actors VALUES (9, 4, 'p3', NULL, 'the governor', 'person', 'role', NULL, NULL, NULL, NULL, '[]', '[]', NULL, NULL, NULL, 1);
INSERT INTO corrections VALUES (1, 1, 'change', 'a1', '{"model": "0000000000000000000000000000000000000000000000000000000000000000", "number": "a1", "source": [{"start": 0, "end": 17, "exact": "Mayor Ruth Okafor", "prefix": "", "suffix": " said the bridge was not safe. A"}], "cue": [{"start": 18, "end": 22, "exact": "said", "prefix": "Mayor Ruth Okafor ", "suffix": " the bridge was not safe. A coun"}], "content": [{"start": 23, "end": 46, "exact": "the bridge was not safe", "prefix": "Mayor Ruth Okafor said ", "suffix": ". A county official, who was not"}], "came_from": null, "unplaced": null}', '{"factuality": "negated"}', '{"factuality": "actual"}', 'rv', '2026-04-01T10:00:00+00:00', 'she rang', NULL, NULL);
INSERT INTO corrections VALUES (2, 4, 'change', 'a1', '{"model": "0000000000000000000000000000000000000000000000000000000000000000", "number": "a1", "source": [{"start": 0, "end": 17, "exact": "Mayor Ruth Okafor", "prefix": "", "suffix": " said the bridge was not safe. A"}], "cue": [{"start": 18, "end": 22, "exact": "said", "prefix": "Mayor Ruth Okafor ", "suffix": " the bridge was not safe. A coun"}], "content": [{"start": 23, "end": 46, "exact": "the bridge was not safe", "prefix": "Mayor Ruth Okafor said ", "suffix": ". A county official, who was not"}], "came_from": 1, "unplaced": null}', '{"factuality": "negated"}', '{"factuality": "actual"}', 'rv', '2026-04-01T10:00:00+00:00', 'she rang', NULL, NULL);
INSERT INTO fingerprints VALUES ('article', 0, '9f57d06900c1748a', 1, 1);
INSERT INTO fingerprints VALUES ('article', 1, 'c4935d6b150705ed', 1, 1);
INSERT INTO fingerprints VALUES ('article', 2, '9be341094fd62e60', 1, 1);
INSERT INTO fingerprints VALUES ('article', 3, '5445de580d75adf9', 1, 1);
INSERT INTO fingerprints VALUES ('article', 4, '5d75839231e2c83e', 1, 1);
INSERT INTO fingerprints VALUES ('article', 5, 'e782c0e76f102866', 1, 1);
INSERT INTO fingerprints VALUES ('article', 6, '82a615f83dae7bdc', 1, 1);
INSERT INTO fingerprints VALUES ('article', 7, 'e6394ca24696908c', 1, 1);
INSERT INTO fingerprints VALUES ('article', 8, '70291fcd34bfddf0', 1, 1);
INSERT INTO fingerprints VALUES ('article', 9, '859cb008cd76134e', 1, 1);
INSERT INTO fingerprints VALUES ('article', 10, '843d69929809ff4d', 1, 1);
INSERT INTO fingerprints VALUES ('article', 11, 'd0be991896c83d33', 1, 1);
INSERT INTO fingerprints VALUES ('article', 12, '344030de7b02ee6e', 1, 1);
INSERT INTO fingerprints VALUES ('article', 13, 'afd7ac054c574ec9', 1, 1);
INSERT INTO fingerprints VALUES ('article', 14, 'bf798999db7ea9a3', 1, 1);
INSERT INTO fingerprints VALUES ('article', 15, 'ae558120090e0789', 1, 1);
INSERT INTO fingerprints VALUES ('article', 16, 'be320e948aac6d27', 1, 1);
INSERT INTO fingerprints VALUES ('article', 17, '4d1d17478faa35ec', 1, 1);
INSERT INTO fingerprints VALUES ('article', 18, 'd12036e99606ddf9', 1, 1);
INSERT INTO fingerprints VALUES ('article', 19, '271605208760319a', 1, 1);
INSERT INTO fingerprints VALUES ('article', 20, '4e165a1eaa38da17', 1, 1);
INSERT INTO fingerprints VALUES ('article', 21, '250792c9ad2df756', 1, 1);
INSERT INTO fingerprints VALUES ('article', 22, '0ab901bd5a9a53bb', 1, 1);
INSERT INTO fingerprints VALUES ('article', 23, 'ac8c1a0399094be2', 1, 1);
INSERT INTO fingerprints VALUES ('article', 24, '26de2d95220150c5', 1, 1);
INSERT INTO fingerprints VALUES ('article', 25, '6e387ae548005dfb', 1, 1);
INSERT INTO fingerprints VALUES ('article', 26, 'acd5bc1d520c3b42', 1, 1);
INSERT INTO fingerprints VALUES ('article', 27, '359234b8156c0287', 1, 1);
INSERT INTO fingerprints VALUES ('article', 28, 'a5cccc1c3e2ade07', 1, 1);
INSERT INTO fingerprints VALUES ('article', 29, 'c4b3645ee4f6a814', 1, 1);
INSERT INTO fingerprints VALUES ('article', 30, 'b2a95900758880d8', 1, 1);
INSERT INTO fingerprints VALUES ('article', 31, '3b060b620f36e50a', 1, 1);
INSERT INTO fingerprints VALUES ('claim', 0, 'e87efe27afa9b4a8', 2, 1);
INSERT INTO fingerprints VALUES ('claim', 1, '9fb5a4b877c96f20', 2, 1);
INSERT INTO fingerprints VALUES ('claim', 2, '99050c83a3a153d7', 2, 1);
INSERT INTO fingerprints VALUES ('claim', 3, 'bf5790d6f233674f', 2, 1);
INSERT INTO fingerprints VALUES ('claim', 4, '6336170465d8df4d', 2, 1);
INSERT INTO fingerprints VALUES ('claim', 5, 'a0282de551a33716', 2, 1);
INSERT INTO fingerprints VALUES ('claim', 6, '751ebc65b025ec3d', 2, 1);
INSERT INTO fingerprints VALUES ('claim', 7, '47e7a13c271f4956', 2, 1);
INSERT INTO fingerprints VALUES ('claim', 8, '59ce891f4223173e', 2, 1);
INSERT INTO fingerprints VALUES ('claim', 9, '58d9879e92c600d4', 2, 1);
INSERT INTO fingerprints VALUES ('claim', 10, '7dea456c9f7753f7', 2, 1);
INSERT INTO fingerprints VALUES ('claim', 11, '9648a94991070603', 2, 1);
INSERT INTO fingerprints VALUES ('run', 0, '688b0bf25b86e6a1', 4, 1);
INSERT INTO fingerprints VALUES ('run', 0, 'e6b0f04b3e5a7966', 2, 1);
INSERT INTO fingerprints VALUES ('run', 0, 'e9f40485544b2a92', 1, 1);
INSERT INTO fingerprints VALUES ('run', 0, 'fdde82dfbd486a53', 3, 1);
INSERT INTO fingerprints VALUES ('article', 0, '478ab1ec0fb797f2', 2, 2);
INSERT INTO fingerprints VALUES ('article', 1, '465673c4f7077838', 2, 2);
INSERT INTO fingerprints VALUES ('article', 2, '5b3baa46de938af1', 2, 2);
INSERT INTO fingerprints VALUES ('article', 3, '03a57f96956a9f06', 2, 2);
INSERT INTO fingerprints VALUES ('article', 4, 'cfee7c0819041f85', 2, 2);
INSERT INTO fingerprints VALUES ('article', 5, '222978362ccce515', 2, 2);
INSERT INTO fingerprints VALUES ('article', 6, '67c80f45a09d7536', 2, 2);
INSERT INTO fingerprints VALUES ('article', 7, 'a3d622e67393c286', 2, 2);
INSERT INTO fingerprints VALUES ('article', 8, 'b7cd948601e4288b', 2, 2);
INSERT INTO fingerprints VALUES ('article', 9, '4eb135e4e51487b3', 2, 2);
INSERT INTO fingerprints VALUES ('article', 10, '7d11ca4585c8db7e', 2, 2);
INSERT INTO fingerprints VALUES ('article', 11, '127faf61f1ed9d45', 2, 2);
INSERT INTO fingerprints VALUES ('article', 12, 'ff718fc10a543ec4', 2, 2);
INSERT INTO fingerprints VALUES ('article', 13, 'e7a1a6988246cdbd', 2, 2);
INSERT INTO fingerprints VALUES ('article', 14, 'a8d4e20609ed64b7', 2, 2);
INSERT INTO fingerprints VALUES ('article', 15, '8cf49f2846133641', 2, 2);
INSERT INTO fingerprints VALUES ('article', 16, '9bd954d79712d3a9', 2, 2);
INSERT INTO fingerprints VALUES ('article', 17, 'abed21fba109daa8', 2, 2);
INSERT INTO fingerprints VALUES ('article', 18, 'a9f97bbdfe0abba7', 2, 2);
INSERT INTO fingerprints VALUES ('article', 19, 'ed3bd5dc160ab8ac', 2, 2);
INSERT INTO fingerprints VALUES ('article', 20, '1e6a69744a480c01', 2, 2);
INSERT INTO fingerprints VALUES ('article', 21, 'f9a54638476c19d6', 2, 2);
INSERT INTO fingerprints VALUES ('article', 22, '512805a0142c4e2b', 2, 2);
INSERT INTO fingerprints VALUES ('article', 23, '790f7345253dd605', 2, 2);
INSERT INTO fingerprints VALUES ('article', 24, 'd8b51d5d21805b02', 2, 2);
INSERT INTO fingerprints VALUES ('article', 25, '537c95cb2c760a5d', 2, 2);
INSERT INTO fingerprints VALUES ('article', 26, '127b0f9c93b137cc', 2, 2);
INSERT INTO fingerprints VALUES ('article', 27, '43f322d8b1c1f8e4', 2, 2);
INSERT INTO fingerprints VALUES ('article', 28, 'aa4369083ab0fc67', 2, 2);
INSERT INTO fingerprints VALUES ('article', 29, '49b611c4e38aef83', 2, 2);
INSERT INTO fingerprints VALUES ('article', 30, 'd8b8df7374b8c40f', 2, 2);
INSERT INTO fingerprints VALUES ('article', 31, 'ca5cfa3b4b44a00e', 2, 2);
INSERT INTO fingerprints VALUES ('run', 0, '705f1b6c096d3313', 5, 2);
INSERT INTO fingerprints VALUES ('run', 0, 'a1d2de10e9963d91', 6, 2);
INSERT INTO fingerprints VALUES ('article', 0, '273af394a0810e25', 3, 3);
INSERT INTO fingerprints VALUES ('article', 1, 'b5c2e3b512cb4c20', 3, 3);
INSERT INTO fingerprints VALUES ('article', 2, 'c1c8c3f3c6a76b8c', 3, 3);
INSERT INTO fingerprints VALUES ('article', 3, 'd5ee3da341bd6bf2', 3, 3);
INSERT INTO fingerprints VALUES ('article', 4, '4cd5de3b51e3e6ad', 3, 3);
INSERT INTO fingerprints VALUES ('article', 5, 'd63bd548aab46739', 3, 3);
INSERT INTO fingerprints VALUES ('article', 6, '21e1cd960f0081ba', 3, 3);
INSERT INTO fingerprints VALUES ('article', 7, '13eb13841b083c2c', 3, 3);
INSERT INTO fingerprints VALUES ('article', 8, '8a360cfedfc2d85c', 3, 3);
INSERT INTO fingerprints VALUES ('article', 9, '9266bf17dda25572', 3, 3);
INSERT INTO fingerprints VALUES ('article', 10, 'e8cb0f2558f87460', 3, 3);
INSERT INTO fingerprints VALUES ('article', 11, 'ac5f5b5ff1e62af2', 3, 3);
INSERT INTO fingerprints VALUES ('article', 12, 'cf50a0dc1ffe2f32', 3, 3);
INSERT INTO fingerprints VALUES ('article', 13, 'c74d60a27874addb', 3, 3);
INSERT INTO fingerprints VALUES ('article', 14, 'c7c081ea42df2e73', 3, 3);
INSERT INTO fingerprints VALUES ('article', 15, '34e2831cd5c10688', 3, 3);
INSERT INTO fingerprints VALUES ('article', 16, 'c4cdfba1860071be', 3, 3);
INSERT INTO fingerprints VALUES ('article', 17, 'dccf903c205fb9d7', 3, 3);
INSERT INTO fingerprints VALUES ('article', 18, 'b8496ffaa355cc37', 3, 3);
INSERT INTO fingerprints VALUES ('article', 19, '7b734c138ecba3e3', 3, 3);
INSERT INTO fingerprints VALUES ('article', 20, '0d593afac0f8f5da', 3, 3);
INSERT INTO fingerprints VALUES ('article', 21, '2025730e41f1ecc0', 3, 3);
INSERT INTO fingerprints VALUES ('article', 22, '3bcf051be088bd55', 3, 3);
INSERT INTO fingerprints VALUES ('article', 23, 'f55fbe8217e63a48', 3, 3);
INSERT INTO fingerprints VALUES ('article', 24, '94a6a3becd809a2b', 3, 3);
INSERT INTO fingerprints VALUES ('article', 25, '35c1466c41bfa848', 3, 3);
INSERT INTO fingerprints VALUES ('article', 26, 'e4377f7eea1b8593', 3, 3);
INSERT INTO fingerprints VALUES ('article', 27, '5529fb1e128b7970', 3, 3);
INSERT INTO fingerprints VALUES ('article', 28, '1c904d8b29baf896', 3, 3);
INSERT INTO fingerprints VALUES ('article', 29, '9f9850a21b55161c', 3, 3);
INSERT INTO fingerprints VALUES ('article', 30, 'b83d8a133471d854', 3, 3);
INSERT INTO fingerprints VALUES ('article', 31, '0c84422127ae23d7', 3, 3);
INSERT INTO fingerprints VALUES ('run', 0, '755ff75d49711d67', 7, 3);
INSERT INTO fingerprints VALUES ('article', 0, '69488c192f3bb72e', 4, 4);
INSERT INTO fingerprints VALUES ('article', 1, 'c4935d6b150705ed', 4, 4);
INSERT INTO fingerprints VALUES ('article', 2, '7cb78e242af7e90e', 4, 4);
INSERT INTO fingerprints VALUES ('article', 3, '5445de580d75adf9', 4, 4);
INSERT INTO fingerprints VALUES ('article', 4, '5d75839231e2c83e', 4, 4);
INSERT INTO fingerprints VALUES ('article', 5, 'e782c0e76f102866', 4, 4);
INSERT INTO fingerprints VALUES ('article', 6, '82a615f83dae7bdc', 4, 4);
INSERT INTO fingerprints VALUES ('article', 7, 'e6394ca24696908c', 4, 4);
INSERT INTO fingerprints VALUES ('article', 8, '70291fcd34bfddf0', 4, 4);
INSERT INTO fingerprints VALUES ('article', 9, '859cb008cd76134e', 4, 4);
INSERT INTO fingerprints VALUES ('article', 10, '843d69929809ff4d', 4, 4);
INSERT INTO fingerprints VALUES ('article', 11, 'd0be991896c83d33', 4, 4);
INSERT INTO fingerprints VALUES ('article', 12, '344030de7b02ee6e', 4, 4);
INSERT INTO fingerprints VALUES ('article', 13, 'afd7ac054c574ec9', 4, 4);
INSERT INTO fingerprints VALUES ('article', 14, 'bf798999db7ea9a3', 4, 4);
INSERT INTO fingerprints VALUES ('article', 15, 'ae558120090e0789', 4, 4);
INSERT INTO fingerprints VALUES ('article', 16, 'be320e948aac6d27', 4, 4);
INSERT INTO fingerprints VALUES ('article', 17, '4d1d17478faa35ec', 4, 4);
INSERT INTO fingerprints VALUES ('article', 18, 'd12036e99606ddf9', 4, 4);
INSERT INTO fingerprints VALUES ('article', 19, '1d4c03cbd21d65eb', 4, 4);
INSERT INTO fingerprints VALUES ('article', 20, '4e165a1eaa38da17', 4, 4);
INSERT INTO fingerprints VALUES ('article', 21, '8bc42f770dc6b79d', 4, 4);
INSERT INTO fingerprints VALUES ('article', 22, '0ab901bd5a9a53bb', 4, 4);
INSERT INTO fingerprints VALUES ('article', 23, 'ac8c1a0399094be2', 4, 4);
INSERT INTO fingerprints VALUES ('article', 24, '26de2d95220150c5', 4, 4);
INSERT INTO fingerprints VALUES ('article', 25, '6e387ae548005dfb', 4, 4);
INSERT INTO fingerprints VALUES ('article', 26, 'acd5bc1d520c3b42', 4, 4);
INSERT INTO fingerprints VALUES ('article', 27, '359234b8156c0287', 4, 4);
INSERT INTO fingerprints VALUES ('article', 28, 'a5cccc1c3e2ade07', 4, 4);
INSERT INTO fingerprints VALUES ('article', 29, '78bcfcd832b7d25d', 4, 4);
INSERT INTO fingerprints VALUES ('article', 30, 'b2a95900758880d8', 4, 4);
INSERT INTO fingerprints VALUES ('article', 31, '3b060b620f36e50a', 4, 4);
INSERT INTO fingerprints VALUES ('claim', 0, 'e87efe27afa9b4a8', 9, 4);
INSERT INTO fingerprints VALUES ('claim', 1, '9fb5a4b877c96f20', 9, 4);
INSERT INTO fingerprints VALUES ('claim', 2, '99050c83a3a153d7', 9, 4);
INSERT INTO fingerprints VALUES ('claim', 3, 'bf5790d6f233674f', 9, 4);
INSERT INTO fingerprints VALUES ('claim', 4, '6336170465d8df4d', 9, 4);
INSERT INTO fingerprints VALUES ('claim', 5, 'a0282de551a33716', 9, 4);
INSERT INTO fingerprints VALUES ('claim', 6, '751ebc65b025ec3d', 9, 4);
INSERT INTO fingerprints VALUES ('claim', 7, '47e7a13c271f4956', 9, 4);
INSERT INTO fingerprints VALUES ('claim', 8, '59ce891f4223173e', 9, 4);
INSERT INTO fingerprints VALUES ('claim', 9, '58d9879e92c600d4', 9, 4);
INSERT INTO fingerprints VALUES ('claim', 10, '7dea456c9f7753f7', 9, 4);
INSERT INTO fingerprints VALUES ('claim', 11, '9648a94991070603', 9, 4);
INSERT INTO fingerprints VALUES ('run', 0, '688b0bf25b86e6a1', 11, 4);
INSERT INTO fingerprints VALUES ('run', 0, 'e6b0f04b3e5a7966', 9, 4);
INSERT INTO fingerprints VALUES ('run', 0, 'e9f40485544b2a92', 8, 4);
INSERT INTO fingerprints VALUES ('run', 0, 'fdde82dfbd486a53', 10, 4);
INSERT INTO readings VALUES (1, 1, '2026-11-25T22:43:17+00:00', 'by-hand', '1', '0000000000000000000000000000000000000000000000000000000000000000', '{"schema": "sayso/reading/1", "attributions": [{"id": "a1", "source": [[0, 17]], "cue": [[18, 22]], "content": [[23, 46]], "parent": null, "speaker": "p1", "speaker_score": null, "speaker_alternatives": [], "addressee": null, "chain": ["p1"], "kind": "indirect", "type": null, "factuality": "actual", "polarity": "affirmed", "score": 0.9}, {"id": "a2", "source": [[48, 65]], "cue": [[18, 22]], "content": [[102, 139]], "parent": null, "speaker": "p2", "speaker_score": null, "speaker_alternatives": [], "addressee": null, "chain": ["p2"], "kind": "indirect", "type": null, "factuality": "actual", "polarity": "affirmed", "score": 0.9}, {"id": "a3", "source": [[102, 114]], "cue": [[115, 121]], "content": [[122, 139]], "parent": "a2", "speaker": "p3", "speaker_score": null, "speaker_alternatives": [], "addressee": null, "chain": ["p2", "p3"], "kind": "indirect", "type": "eventuality", "factuality": "actual", "polarity": "affirmed", "score": 0.9}, {"id": "a4", "source": [[11, 17]], "cue": [[148, 159]], "content": [[160, 188]], "parent": null, "speaker": "p1", "speaker_score": null, "speaker_alternatives": [], "addressee": null, "chain": ["p1"], "kind": "indirect", "type": null, "factuality": "negated", "polarity": "affirmed", "score": 0.9}], "actors": [{"id": "p1", "name": "Ruth Okafor", "kind": "person", "naming": "named", "anonymity_reason": null, "role": "Mayor", "party": null, "state": null, "mentions": [], "same_as": []}, {"id": "p2", "name": "a county official", "kind": "person", "naming": "anonymous", "anonymity_reason": [71, 95], "role": null, "party": null, "state": null, "mentions": [], "same_as": []}, {"id": "p3", "name": "the governor", "kind": "person", "naming": "role", "anonymity_reason": null, "role": null, "party": null, "state": null, "mentions": [], "same_as": []}], "acts": [], "model": {"name": "by-hand", "version": "1", "sha256": "0000000000000000000000000000000000000000000000000000000000000000"}}');
INSERT INTO readings VALUES (2, 2, '2026-11-25T22:43:20+00:00', 'by-hand', '1', '0000000000000000000000000000000000000000000000000000000000000000', '{"schema": "sayso/reading/1", "attributions": [{"id": "a1", "source": [[0, 13]], "cue": [[14, 18]], "content": [[36, 57]], "parent": null, "speaker": "p1", "speaker_score": null, "speaker_alternatives": [], "addressee": "p2", "chain": ["p1"], "kind": "indirect", "type": null, "factuality": "actual", "polarity": "affirmed", "score": 0.9}, {"id": "a2", "source": [[9, 13]], "cue": [[78, 82]], "content": [[59, 77]], "parent": null, "speaker": "p1", "speaker_score": null, "speaker_alternatives": [], "addressee": null, "chain": ["p1"], "kind": "direct", "type": null, "factuality": "actual", "polarity": "affirmed", "score": 0.9}], "actors": [{"id": "p1", "name": "Governor Pell", "kind": "person", "naming": "named", "anonymity_reason": null, "role": null, "party": null, "state": null, "mentions": [], "same_as": []}, {"id": "p2", "name": "Ruth Okafor", "kind": "person", "naming": "named", "anonymity_reason": null, "role": null, "party": null, "state": null, "mentions": [], "same_as": []}], "acts": [], "model": {"name": "by-hand", "version": "1", "sha256": "0000000000000000000000000000000000000000000000000000000000000000"}}');
INSERT INTO readings VALUES (3, 3, '2026-11-25T22:43:20+00:00', 'by-hand', '1', '0000000000000000000000000000000000000000000000000000000000000000', '{"schema": "sayso/reading/1", "attributions": [{"id": "a1", "source": [[0, 7]], "cue": [[8, 12]], "content": [[13, 36]], "parent": null, "speaker": "p1", "speaker_score": null, "speaker_alternatives": [], "addressee": null, "chain": ["p1"], "kind": "indirect", "type": null, "factuality": "actual", "polarity": "affirmed", "score": 0.9}], "actors": [{"id": "p1", "name": "critics", "kind": "people", "naming": "generic", "anonymity_reason": null, "role": null, "party": null, "state": null, "mentions": [], "same_as": []}], "acts": [], "model": {"name": "by-hand", "version": "1", "sha256": "0000000000000000000000000000000000000000000000000000000000000000"}}');
INSERT INTO readings VALUES (4, 4, '2026-11-25T22:43:20+00:00', 'by-hand', '1', '0000000000000000000000000000000000000000000000000000000000000000', '{"schema": "sayso/reading/1", "attributions": [{"id": "a1", "source": [[0, 17]], "cue": [[18, 22]], "content": [[23, 46]], "parent": null, "speaker": "p1", "speaker_score": null, "speaker_alternatives": [], "addressee": null, "chain": ["p1"], "kind": "indirect", "type": null, "factuality": "actual", "polarity": "affirmed", "score": 0.9}, {"id": "a2", "source": [[48, 65]], "cue": [[18, 22]], "content": [[102, 139]], "parent": null, "speaker": "p2", "speaker_score": null, "speaker_alternatives": [], "addressee": null, "chain": ["p2"], "kind": "indirect", "type": null, "factuality": "actual", "polarity": "affirmed", "score": 0.9}, {"id": "a3", "source": [[102, 114]], "cue": [[115, 121]], "content": [[122, 139]], "parent": "a2", "speaker": "p3", "speaker_score": null, "speaker_alternatives": [], "addressee": null, "chain": ["p2", "p3"], "kind": "indirect", "type": "eventuality", "factuality": "actual", "polarity": "affirmed", "score": 0.9}, {"id": "a4", "source": [[11, 17]], "cue": [[148, 159]], "content": [[160, 188]], "parent": null, "speaker": "p1", "speaker_score": null, "speaker_alternatives": [], "addressee": null, "chain": ["p1"], "kind": "indirect", "type": null, "factuality": "negated", "polarity": "affirmed", "score": 0.9}], "actors": [{"id": "p1", "name": "Ruth Okafor", "kind": "person", "naming": "named", "anonymity_reason": null, "role": "Mayor", "party": null, "state": null, "mentions": [], "same_as": []}, {"id": "p2", "name": "a county official", "kind": "person", "naming": "anonymous", "anonymity_reason": [71, 95], "role": null, "party": null, "state": null, "mentions": [], "same_as": []}, {"id": "p3", "name": "the governor", "kind": "person", "naming": "role", "anonymity_reason": null, "role": null, "party": null, "state": null, "mentions": [], "same_as": []}], "acts": [], "model": {"name": "by-hand", "version": "1", "sha256": "0000000000000000000000000000000000000000000000000000000000000000"}}');
INSERT INTO sourcing VALUES (1, 2, 0, 1, 1, 0, 0, 1, 0, 2, 1, 2);
INSERT INTO sourcing VALUES (2, 2, 2, 0, 0, 0, 0, 0, 0, 1, 1, 2);
INSERT INTO sourcing VALUES (3, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1);
INSERT INTO sourcing VALUES (4, 2, 0, 1, 1, 0, 0, 1, 0, 2, 1, 2);
INSERT INTO versions VALUES (1, 'https://news.example/1', 1, 1, '2026-11-25T22:43:17+00:00', NULL, 'The Herald', '2026-02-03');
INSERT INTO versions VALUES (2, 'https://news.example/2', 1, 2, '2026-11-25T22:43:20+00:00', NULL, 'The Herald', '2026-03-01');
INSERT INTO versions VALUES (3, 'https://news.example/3', 1, 3, '2026-11-25T22:43:20+00:00', NULL, 'Wire', '2025-12-31');
INSERT INTO versions VALUES (4, 'https://news.example/1', 2, 4, '2026-11-25T22:43:20+00:00', NULL, 'The Herald', '2026-02-03');
INSERT INTO statements VALUES (1, 1, 'a1', NULL, 1, NULL, 1, '2026-02-03', 'Ruth Okafor', 'named', 1, 'indirect', NULL, 'negated', 'affirmed', 0.9, 'Mayor Ruth Okafor', 'said', 'the bridge was not safe', '[[0, 17]]', '[[18, 22]]', '[[23, 46]]', 'changed', 2, 1);
INSERT INTO statements VALUES (2, 1, 'a2', NULL, 2, NULL, NULL, '2026-02-03', 'a county official', 'anonymous', 1, 'indirect', NULL, 'actual', 'affirmed', 0.9, 'A county official', 'said', 'the governor wanted the bridge closed', '[[48, 65]]', '[[18, 22]]', '[[102, 139]]', NULL, 3, 1);
INSERT INTO statements VALUES (3, 1, 'a3', 2, 3, NULL, NULL, '2026-02-03', 'the governor', 'role', 2, 'indirect', 'eventuality', 'actual', 'affirmed', 0.9, 'the governor', 'wanted', 'the bridge closed', '[[102, 114]]', '[[115, 121]]', '[[122, 139]]', NULL, 4, 1);
INSERT INTO statements VALUES (4, 1, 'a4', NULL, 1, NULL, 1, '2026-02-03', 'Ruth Okafor', 'named', 1, 'indirect', NULL, 'negated', 'affirmed', 0.9, 'Okafor', 'did not say', 'who would pay for the bridge', '[[11, 17]]', '[[148, 159]]', '[[160, 188]]', NULL, 5, 1);
INSERT INTO statements VALUES (5, 2, 'a1', NULL, 4, 5, 1, '2026-03-01', 'Governor Pell', 'named', 1, 'indirect', NULL, 'actual', 'affirmed', 0.9, 'Governor Pell', 'told', 'houses would be built', '[[0, 13]]', '[[14, 18]]', '[[36, 57]]', NULL, NULL, 1);
INSERT INTO statements VALUES (6, 2, 'a2', NULL, 4, NULL, 1, '2026-03-01', 'Governor Pell', 'named', 1, 'direct', NULL, 'actual', 'affirmed', 0.9, 'Pell', 'said', '“Okafor is wrong,”', '[[9, 13]]', '[[78, 82]]', '[[59, 77]]', NULL, NULL, 1);
INSERT INTO statements VALUES (7, 3, 'a1', NULL, 6, NULL, NULL, '2025-12-31', 'critics', 'generic', 1, 'indirect', NULL, 'actual', 'affirmed', 0.9, 'Critics', 'said', 'nothing had been housed', '[[0, 7]]', '[[8, 12]]', '[[13, 36]]', NULL, NULL, 1);
INSERT INTO statements VALUES (8, 4, 'a1', NULL, 7, NULL, 1, '2026-02-03', 'Ruth Okafor', 'named', 1, 'indirect', NULL, 'negated', 'affirmed', 0.9, 'Mayor Ruth Okafor', 'said', 'the bridge was not safe', '[[0, 17]]', '[[18, 22]]', '[[23, 46]]', 'changed', 2, 1);
INSERT INTO statements VALUES (9, 4, 'a2', NULL, 8, NULL, NULL, '2026-02-03', 'a county official', 'anonymous', 1, 'indirect', NULL, 'actual', 'affirmed', 0.9, 'A county official', 'said', 'the governor wanted the bridge closed', '[[48, 65]]', '[[18, 22]]', '[[102, 139]]', NULL, 3, 1);
INSERT INTO statements VALUES (10, 4, 'a3', 9, 9, NULL, NULL, '2026-02-03', 'the governor', 'role', 2, 'indirect', 'eventuality', 'actual', 'affirmed', 0.9, 'the governor', 'wanted', 'the bridge closed', '[[102, 114]]', '[[115, 121]]', '[[122, 139]]', NULL, 4, 1);
INSERT INTO statements VALUES (11, 4, 'a4', NULL, 7, NULL, 1, '2026-02-03', 'Ruth Okafor', 'named', 1, 'indirect', NULL, 'negated', 'affirmed', 0.9, 'Okafor', 'did not say', 'who would pay for the bridge', '[[11, 17]]', '[[148, 159]]', '[[160, 188]]', NULL, 5, 1);
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
INSERT INTO origin_members VALUES (3, 2, 1, 1, 1.0);
INSERT INTO origin_members VALUES (4, 2, 4, 8, 1.0);
INSERT INTO origin_members VALUES (5, 3, 1, 2, 1.0);
INSERT INTO origin_members VALUES (6, 3, 4, 9, 1.0);
INSERT INTO origin_members VALUES (7, 4, 1, 3, 1.0);
INSERT INTO origin_members VALUES (8, 4, 4, 10, 1.0);
INSERT INTO origin_members VALUES (9, 5, 1, 4, 1.0);
INSERT INTO origin_members VALUES (10, 5, 4, 11, 1.0);
UPDATE sqlite_sequence SET seq = 2 WHERE name = 'actors';
CREATE INDEX ix_actors_name ON actors (name);
CREATE INDEX ix_actors_statements ON actors (statements);
CREATE INDEX ix_articles_day ON articles (day, publisher, author);
CREATE INDEX ix_articles_publisher ON articles (publisher, day, author);
CREATE INDEX ix_judged_actors_article_hash ON judged_actors (article_hash);
CREATE INDEX ix_judged_actors_actor_id ON judged_actors (actor_id);
CREATE INDEX ix_actor_keys_key ON actor_keys ("key");
CREATE INDEX ix_article_actors_voices ON article_actors (actor_id, article_id, statements, naming, name);
CREATE INDEX ix_corrections_article_id ON corrections (article_id);
CREATE INDEX ix_fingerprints_article_id ON fingerprints (article_id);
CREATE INDEX ix_versions_article_id ON versions (article_id);
CREATE INDEX ix_statements_actor_id_day ON statements (actor_id, day);
CREATE INDEX ix_statements_addressee_id ON statements (addressee_id);
CREATE INDEX ix_statements_day ON statements (day);
CREATE INDEX ix_statements_factuality_day ON statements (factuality, day);
CREATE INDEX ix_statements_kind_day ON statements (kind, day);
CREATE INDEX ix_statements_naming_day ON statements (naming, day);
CREATE INDEX ix_statements_origin_group_id ON statements (origin_group_id);
CREATE INDEX ix_statements_parent_id ON statements (parent_id);
CREATE INDEX ix_statements_type_day ON statements (type, day);
CREATE INDEX ix_statements_speaker_id ON statements (speaker_id, factuality, origins);
CREATE INDEX ix_acts_actor_id ON acts (actor_id);
CREATE INDEX ix_acts_recipient_id ON acts (recipient_id);
CREATE INDEX ix_acts_statement_id ON acts (statement_id);
CREATE INDEX ix_chain_links_article_actor_id ON chain_links (article_actor_id);
CREATE INDEX ix_origin_members_article_id ON origin_members (article_id);
CREATE INDEX ix_origin_members_origin_group_id ON origin_members (origin_group_id);
CREATE INDEX ix_origin_members_statement_id ON origin_members (statement_id);
CREATE INDEX ix_dossier_entries_dossier_id ON dossier_entries (dossier_id);
