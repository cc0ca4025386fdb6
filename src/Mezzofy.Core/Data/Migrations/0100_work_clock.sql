-- When the product was last seen alive, told every few seconds; null until it first was. While nobody is alive nobody works:
-- such time is not counted as work of the tasks that were running.
create table mezzofy.work_clock (
    one     boolean primary key default true check (one),
    seen_at timestamptz
);

insert into mezzofy.work_clock default values;

-- How long nobody has been alive by now, of the time since an instant; an outage is over once it was counted.
create function mezzofy.current_outage(since timestamptz) returns interval stable language sql as
$$
    select coalesce(
        (select now() - greatest(seen_at, since) from mezzofy.work_clock where now() - seen_at > interval '30 seconds'), interval '0')
$$;
