using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store;

/// <summary>Reading rows.</summary>
internal static class Rows
{
    /// <summary>A text column that may be null.</summary>
    public static string? Text(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>The list of a key, made when there is none.</summary>
    public static List<T> Of<T>(this Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
            lists.Add(key, list = []);
        return list;
    }
}
