using Npgsql;

namespace Mezzofy.Core.Tasks;

/// <summary>Finds tasks that nobody works on: accepted but never started, or not moving any more.</summary>
public sealed class TaskWatch(NpgsqlDataSource database)
{
    /// <summary>After this a task that was accepted should have been started.</summary>
    public static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(5);

    /// <summary>After this a task that works should have moved: the hard limit of a step and some more.</summary>
    public static readonly TimeSpan MoveWithin = TimeSpan.FromMinutes(11);

    /// <summary>Tasks that were accepted and may not have been started, oldest first.</summary>
    public Task<IReadOnlyList<string>> NotStartedAsync(CancellationToken cancellationToken) =>
        FindAsync("select id from mezzofy.tasks where status = 'queued' and moved_at < now() - $1 order by moved_at limit 100", StartWithin, cancellationToken);

    /// <summary>Tasks that began, wait for nobody, and have not moved for too long.</summary>
    public Task<IReadOnlyList<string>> StuckAsync(CancellationToken cancellationToken) =>
        FindAsync("select id from mezzofy.tasks where status = 'running' and moved_at < now() - $1 order by moved_at limit 100", MoveWithin, cancellationToken);

    private async Task<IReadOnlyList<string>> FindAsync(string sql, TimeSpan age, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(age);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}
