-- Foundations: the schema of the product itself; company data lives in schema biz, what a model may read in schema reporting.
create schema if not exists mezzofy;
