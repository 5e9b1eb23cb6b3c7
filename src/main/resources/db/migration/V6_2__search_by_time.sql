-- An Indonesian text stands alone when there is no English one: then it is what English readers find, too. It is kept once.
alter table site.search_document add column alone boolean not null default true;
delete from site.search_document d using site.story s where s.id = d.story and d.language = 'en' and not s.english;
update site.search_document d set alone = false from site.story s where s.id = d.story and (s.english or d.language = 'en');

drop index site.search_document_newest;
create index search_document_newest on site.search_document (published_at, story);
create index search_document_title on site.search_document using gin (title) with (fastupdate = off);
create index search_document_place on site.search_document using gin (agencies, topics, areas) with (fastupdate = off);
