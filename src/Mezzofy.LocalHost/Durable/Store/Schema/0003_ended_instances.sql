-- Instances by age, for purging what ended long ago without reading all the others.
create index instances_created on instances (created_at);
