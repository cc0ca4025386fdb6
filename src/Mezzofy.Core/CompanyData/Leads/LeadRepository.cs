using Mezzofy.Core.CompanyData.Writes;
using Npgsql;

namespace Mezzofy.Core.CompanyData.Leads;

/// <summary>The leads of the CRM.</summary>
public sealed class LeadRepository(NpgsqlDataSource database)
{
    private const string Columns =
        """
        lead_no, company, contact_name, contact_email, language, industry, country, city, status, value_sgd, owner, owner_email,
        created_on, follow_up_date, last_activity_on
        """;

    /// <summary>The leads that fit, those to be followed up first in front, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<Lead> Leads, int Total)> FindAsync(LeadFilter filter, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var total = 0;
        var leads = await connection.RowsAsync(
            $"""
            select {Columns}, count(*) over ()::int from biz.leads
            where ($1::text[] is null or status = any($1)) and ($2::text is null or strpos(lower(industry), lower($2)) > 0)
              and ($3::text is null or country = $3)
              and ($4::text is null or strpos(lower(owner), lower($4)) > 0 or lower(owner_email) = lower($4))
              and ($5::date is null or follow_up_date >= $5) and ($6::date is null or follow_up_date <= $6)
              and ($7::text is null or strpos(lower(concat_ws(' ', lead_no, company, contact_name, contact_email, city)), lower($7)) > 0)
            order by follow_up_date nulls last, value_sgd desc, id
            limit $8
            """,
            row =>
            {
                total = row.GetInt32(15);
                return Read(row);
            },
            cancellationToken,
            filter.Statuses?.ToArray(), filter.Industry, filter.Country, filter.Owner, filter.FollowUpFrom, filter.FollowUpTo, filter.Text, limit);
        return (leads, total);
    }

    /// <summary>The lead of a number, or the leads whose company has these words in its name, open ones first; at most five.</summary>
    public static async Task<IReadOnlyList<Lead>> NamedAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        var exact = await connection.RowsAsync(
            $"select {Columns} from biz.leads where lead_no = upper($1) or lower(company) = lower($1) order by closed_on is not null, id desc limit 5", Read, cancellationToken, name);
        return exact.Count > 0
            ? exact
            : await connection.RowsAsync(
                $"select {Columns} from biz.leads where strpos(lower(company), lower($1)) > 0 order by closed_on is not null, id desc limit 5", Read, cancellationToken, name);
    }

    /// <summary>Adds a lead, or updates the one that has the same external id.</summary>
    /// <returns>The lead, and whether it is new.</returns>
    public static async Task<(Lead Lead, bool IsNew)> SaveAsync(NpgsqlConnection connection, NewLead lead, DateOnly today, CancellationToken cancellationToken)
    {
        var saved = await connection.RowsAsync(
            $"""
            insert into biz.leads as known (external_id, company, contact_name, contact_email, phone, language, industry, country, city, source, owner, owner_email,
                status, value_sgd, created_on, follow_up_date)
            values ($1::text, $2, $3::text, $4::text, $5::text, coalesce($6::text, 'en'), coalesce($7::text, 'Other'), coalesce($8::text, 'SG'), coalesce($9::text, ''), $10, $11, $12, 'new', coalesce($13::numeric, 0), $14, $15::date)
            on conflict (external_id) do update set company = excluded.company, contact_name = coalesce($3::text, known.contact_name),
                contact_email = coalesce($4::text, known.contact_email), phone = coalesce($5::text, known.phone), language = coalesce($6::text, known.language),
                industry = coalesce($7::text, known.industry), country = coalesce($8::text, known.country), city = coalesce($9::text, known.city),
                value_sgd = coalesce($13::numeric, known.value_sgd)
            returning {Columns}, id, xmax = 0
            """,
            row => (Lead: Read(row), Id: row.GetInt64(15), IsNew: row.GetBoolean(16)), cancellationToken,
            lead.ExternalId, lead.Company, lead.ContactName, lead.ContactEmail, lead.Phone, lead.Language, lead.Industry, lead.Country, lead.City, lead.Source,
            lead.Owner, lead.OwnerEmail, lead.ValueSgd, today, lead.FollowUpDate);
        await LogAsync(connection, saved[0].Id, "note", lead.Note, lead.Owner, today, cancellationToken);
        return (saved[0].Lead, saved[0].IsNew);
    }

    /// <summary>Changes a lead and logs what was done with it.</summary>
    public static async Task<Lead> ChangeAsync(
        NpgsqlConnection connection, string leadNo, LeadChange change, string by, DateOnly today, CancellationToken cancellationToken)
    {
        var isDone = change.Activity is not null || change.Note is not null || change.Status is not null;
        var changed = await connection.RowsAsync(
            $"""
            update biz.leads set status = coalesce($2::text, status), follow_up_date = case when $2::text in ('won', 'lost') then null else coalesce($3::date, follow_up_date) end,
                value_sgd = coalesce($4::numeric, value_sgd), contact_name = coalesce($5::text, contact_name), contact_email = coalesce($6::text, contact_email),
                owner = coalesce($7::text, owner), owner_email = coalesce($8::text, owner_email), last_activity_on = case when $9::boolean then $10::date else last_activity_on end,
                closed_on = case when $2::text is null then closed_on when $2::text not in ('won', 'lost') then null when status = $2::text then closed_on else $10::date end,
                lost_reason = case when coalesce($2::text, status) = 'lost' then coalesce($11::text, lost_reason) end
            where lead_no = $1
            returning {Columns}, id
            """,
            row => (Lead: Read(row), Id: row.GetInt64(15)), cancellationToken,
            leadNo, change.Status, change.FollowUpDate, change.ValueSgd, change.ContactName, change.ContactEmail, change.Owner?.Name, change.Owner?.Email, isDone, today, change.LostReason);
        await LogAsync(connection, changed[0].Id, change.Activity ?? "note", Summary(change), by, today, cancellationToken);
        return changed[0].Lead;
    }

    private static string? Summary(LeadChange change) =>
        change.Note ?? (change.Status is { } status ? $"Status: {status}." : change.Activity is { } activity ? $"Logged: {activity}." : null);

    private static async Task LogAsync(NpgsqlConnection connection, long id, string kind, string? summary, string by, DateOnly day, CancellationToken cancellationToken)
    {
        if (summary is not null)
        {
            await connection.RunAsync(
                "insert into biz.lead_activities (lead_id, occurred_on, kind, summary, done_by) values ($1, $2, $3, $4, $5)", cancellationToken, id, day, kind, summary, by);
        }
    }

    private static Lead Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.Maybe<string>(2), row.Maybe<string>(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7),
        row.GetString(8), row.GetDecimal(9), row.GetString(10), row.GetString(11), row.GetFieldValue<DateOnly>(12), row.Maybe<DateOnly?>(13), row.Maybe<DateOnly?>(14));
}
