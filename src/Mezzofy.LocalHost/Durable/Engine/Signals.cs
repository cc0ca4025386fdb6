using Mezzofy.LocalHost.Durable.Store;
using Mezzofy.LocalHost.Durable.Store.Writes;
using Mezzofy.LocalHost.Durable.Turns;
using Mezzofy.LocalHost.Storage;
using Mezzofy.LocalHost.Workers;
using Npgsql;

namespace Mezzofy.LocalHost.Durable.Engine;

/// <summary>What there is news of.</summary>
[Flags]
internal enum News
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Messages for instances.</summary>
    Messages = 1,

    /// <summary>Activities to run.</summary>
    Activities = 2,

    /// <summary>Instances that began or ended.</summary>
    States = 4,
}

/// <summary>Wakes the loops of this process at once, and those of others through the database.</summary>
internal sealed class Signals(DurableDatabase database)
{
    private readonly string me = Guid.NewGuid().ToString("N");

    /// <summary>There may be messages for instances.</summary>
    public Pulse Messages { get; } = new();

    /// <summary>There may be activities to run.</summary>
    public Pulse Activities { get; } = new();

    /// <summary>Instances may have begun or ended elsewhere.</summary>
    public Pulse States { get; } = new();

    /// <summary>Whether other processes work on this hub; then they are told.</summary>
    public bool HasOthers { get; set; } = true;

    /// <summary>Tells the loops of this process.</summary>
    public void Tell(News news)
    {
        if (news.HasFlag(News.Messages))
            Messages.Beat();
        if (news.HasFlag(News.Activities))
            Activities.Beat();
        if (news.HasFlag(News.States))
            States.Beat();
    }

    /// <summary>Adds what tells the other processes, once the transaction is committed.</summary>
    public void Announce(NpgsqlBatch batch, News news)
    {
        if (HasOthers && news != News.None)
            batch.Add("select pg_notify(@channel, @news)").WithValue("channel", database.Schema).WithValue("news", $"{me} {(int)news}");
    }

    /// <summary>Tells the other processes of something that is committed already. Best effort: they also look by themselves.</summary>
    public async Task AnnounceAsync(News news)
    {
        if (!HasOthers)
            return;
        await using var batch = database.Source.CreateBatch();
        Announce(batch, news);
        try
        {
            await batch.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            // The database is away; the others will look when it is back.
        }
    }

    /// <summary>Another process, or this one, has told.</summary>
    public void Hear(string payload)
    {
        if (!payload.StartsWith(me, StringComparison.Ordinal) && int.TryParse(payload.AsSpan(payload.IndexOf(' ') + 1), out var news))
            Tell((News)news);
    }
}
