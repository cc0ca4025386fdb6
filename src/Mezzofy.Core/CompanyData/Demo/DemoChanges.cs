using Npgsql;

namespace Mezzofy.Core.CompanyData.Demo;

/// <summary>Brings rows that were written before up to date; what people changed meanwhile stays as they left it.</summary>
internal sealed class DemoChanges(NpgsqlConnection connection, DemoHistory history, DemoWindow window, CancellationToken cancellationToken)
{
    public async Task ApplyAsync()
    {
        await ApplyChurnAsync();
        await ApplyLeadsAsync();
        await ApplyTicketsAsync();
    }

    private async Task ApplyChurnAsync()
    {
        var left = history.Customers.Where(one => one.Churned is { } day && window.Shows(day) && one.SignedUp <= window.Before).ToList();
        await using var command = new NpgsqlCommand(
            """
            update biz.customers c set churned_on = u.churned_on
            from unnest($1::bigint[], $2::date[]) u (id, churned_on)
            where c.id = u.id and c.churned_on is null
            """, connection);
        command.Parameters.Add(new() { Value = left.Select(one => (long)one.Id).ToArray() });
        command.Parameters.Add(new() { Value = left.Select(one => one.Churned!.Value).ToArray() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task ApplyLeadsAsync()
    {
        var moved = history.Leads.Where(one => one.Created <= window.Before && one.At(window.Before) != one.At(window.Today)).ToList();
        await using var command = new NpgsqlCommand(
            """
            update biz.leads l
            set status = u.status, follow_up_date = u.follow_up, last_activity_on = u.acted, closed_on = u.closed, lost_reason = u.reason, customer_id = u.customer
            from unnest($1::bigint[], $2::text[], $3::date[], $4::text[], $5::date[], $6::date[], $7::date[], $8::text[], $9::bigint[])
                u (id, old_status, old_follow_up, status, follow_up, acted, closed, reason, customer)
            where l.id = u.id and l.status = u.old_status and l.follow_up_date is not distinct from u.old_follow_up
            """, connection);
        var before = moved.ConvertAll(one => one.At(window.Before));
        var now = moved.ConvertAll(one => one.At(window.Today)!);
        Add(moved.ConvertAll(one => one.Id));
        Add(before.ConvertAll(step => step?.Status ?? "new"));
        Add(moved.Zip(before, DemoStates.FollowUp).ToList());
        Add(now.ConvertAll(step => step.Status));
        Add(now.ConvertAll(step => step.FollowUp));
        Add(now.ConvertAll(step => (DateOnly?)step.Day));
        Add(now.ConvertAll(DemoStates.ClosedOn));
        Add(moved.Zip(now, (lead, step) => step.Status == "lost" ? lead.LostReason : null).ToList());
        Add(moved.Zip(now, (lead, step) => DemoStates.CustomerId(lead, step.Status)).ToList());
        await command.ExecuteNonQueryAsync(cancellationToken);

        void Add<T>(List<T> values) => command.Parameters.Add(new() { Value = values.ToArray() });
    }

    private async Task ApplyTicketsAsync()
    {
        var moved = history.Tickets.Where(one => one.Opened <= window.From && IsMoved(one)).ToList();
        await using var command = new NpgsqlCommand(
            """
            update biz.tickets t
            set status = u.status, first_response_at = coalesce(t.first_response_at, u.responded), resolved_at = coalesce(t.resolved_at, u.resolved),
                resolution = coalesce(t.resolution, u.resolution), satisfaction = coalesce(t.satisfaction, u.satisfaction)
            from unnest($1::bigint[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::text[], $7::smallint[])
                u (id, old_status, status, responded, resolved, resolution, satisfaction)
            where t.id = u.id and t.status = u.old_status
            """, connection);
        var rows = moved.ConvertAll(one => DemoStates.TicketRow(one, window.To));
        Add(moved.ConvertAll(one => one.Id));
        Add(moved.ConvertAll(one => one.StatusAt(window.From)));
        Add(rows.ConvertAll(row => (string)row[10]!));
        Add(rows.ConvertAll(row => ((DateTimeOffset?)row[11])?.UtcDateTime));
        Add(rows.ConvertAll(row => ((DateTimeOffset?)row[12])?.UtcDateTime));
        Add(rows.ConvertAll(row => (string?)row[13]));
        Add(rows.ConvertAll(row => (short?)(int?)row[14]));
        await command.ExecuteNonQueryAsync(cancellationToken);

        void Add<T>(List<T> values) => command.Parameters.Add(new() { Value = values.ToArray() });
    }

    /// <summary>A ticket first seen as open may have been answered and resolved since.</summary>
    private bool IsMoved(DemoTicket ticket) => ticket.StatusAt(window.From) != ticket.StatusAt(window.To);
}
