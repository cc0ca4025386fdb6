using Mezzofy.LocalHost.Durable.Payloads;
using Mezzofy.LocalHost.Durable.Replay;
using Mezzofy.LocalHost.Durable.Turns;
using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store;

/// <summary>
/// Payloads too large to be copied from inbox to history: they are written once, in a table of their own, and a reference travels.
/// JSON never begins with the mark of a reference.
/// </summary>
internal static class PayloadStore
{
    private const string Mark = "@payload:";

    /// <summary>Whether a payload is kept apart.</summary>
    public static bool IsLarge(string? data) => data?.Length > PayloadLimits.OutOfLine;

    /// <summary>The reference to a payload.</summary>
    public static string Reference(Guid id) => Mark + id.ToString("N");

    /// <summary>Tells data from a reference to it.</summary>
    public static (string? Data, string? Reference) Split(string? column) =>
        column?.StartsWith(Mark, StringComparison.Ordinal) == true ? (null, column) : (column, null);

    /// <summary>Reads what messages and histories refer to.</summary>
    public static async Task ResolveAsync(
        NpgsqlConnection connection,
        Dictionary<string, List<Message>> messages,
        Dictionary<string, List<HistoryEvent>>? histories,
        CancellationToken cancellationToken)
    {
        var references = messages.Values.SelectMany(list => list.Select(one => one.Reference))
            .Concat(histories?.Values.SelectMany(list => list.Select(one => one.Reference)) ?? [])
            .OfType<string>().ToHashSet();
        if (references.Count == 0)
            return;
        var data = await ReadAsync(connection, references, cancellationToken);
        foreach (var list in messages.Values)
            Fill(list, one => one.Reference, (one, text) => one with { Data = text }, data);
        foreach (var list in histories?.Values.ToArray() ?? [])
            Fill(list, one => one.Reference, (one, text) => one with { Data = text }, data);
    }

    private static void Fill<T>(List<T> list, Func<T, string?> reference, Func<T, string, T> fill, Dictionary<string, string> data)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (reference(list[i]) is { } mark)
                list[i] = fill(list[i], data[mark]);
        }
    }

    private static async Task<Dictionary<string, string>> ReadAsync(
        NpgsqlConnection connection, HashSet<string> references, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select id, data from payloads where id = any(@ids)", connection);
        command.Parameters.AddWithValue("ids", references.Select(mark => Guid.ParseExact(mark[Mark.Length..], "N")).ToArray());
        var data = new Dictionary<string, string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            data.Add(Reference(reader.GetGuid(0)), reader.GetString(1));
        return data;
    }
}
