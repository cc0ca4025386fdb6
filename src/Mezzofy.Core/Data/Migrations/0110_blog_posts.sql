-- Blog posts are drafted too.
alter table biz.content_drafts drop constraint content_drafts_kind_check;
alter table biz.content_drafts add constraint content_drafts_kind_check check (kind in ('announcement', 'newsletter', 'blog_post', 'social_post'));
