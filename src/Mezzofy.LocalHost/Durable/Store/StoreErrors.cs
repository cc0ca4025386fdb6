using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store;

/// <summary>Tells what will fail again however often it is tried from what is the database's trouble and passes.</summary>
internal static class StoreErrors
{
    // Classes of SQLSTATE: cardinality, data, integrity, access rule, program limit.
    private static readonly string[] AboutData = ["21", "22", "23", "42", "54"];

    /// <summary>Whether it is about the data; else it is worth trying again.</summary>
    public static bool IsAboutData(Exception exception) =>
        exception is PostgresException { SqlState: var state } ? AboutData.Contains(state[..2]) : exception is ArgumentException or OverflowException;
}
