using System.Data.Common;
using System.Net.Sockets;
using Mezzofy.LocalHost.Hosting;
using Npgsql;

namespace Mezzofy.LocalHost.Services;

/// <summary>Looks at services that somebody else runs, so that a wrong address is told at start and in one sentence.</summary>
internal static class ConfiguredServices
{
    /// <summary>Connects once.</summary>
    /// <exception cref="StartupException">It is no connection string, or nobody answers there.</exception>
    public static void CheckPostgres(string connectionString)
    {
        const string Setting = "ConnectionStrings:Postgres";
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 10 };
            using var connection = new NpgsqlConnection(builder.ConnectionString);
            connection.Open();
        }
        catch (ArgumentException exception)
        {
            throw new StartupException($"{Setting} is not a PostgreSQL connection string: {exception.Message}");
        }
        catch (Exception exception) when (exception is DbException or SocketException or TimeoutException)
        {
            throw new StartupException($"{Setting}: cannot connect: {exception.Message}");
        }
    }

    /// <summary>Reads it; the storage itself may be far away and is asked by the app.</summary>
    /// <exception cref="StartupException">It is no storage connection string.</exception>
    public static void CheckStorage(string connectionString)
    {
        const string Setting = "AzureWebJobsStorage";
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
            if (!parts.ContainsKey("AccountName") && !parts.ContainsKey("BlobEndpoint"))
                throw new StartupException($"{Setting} is not a storage connection string: it names neither AccountName nor BlobEndpoint.");
        }
        catch (ArgumentException exception)
        {
            throw new StartupException($"{Setting} is not a storage connection string: {exception.Message}");
        }
    }
}
