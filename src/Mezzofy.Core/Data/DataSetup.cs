using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Mezzofy.Core.Data;

/// <summary>Registers the connection pool of the product's own role.</summary>
public static class DataSetup
{
    /// <summary>Adds a singleton <see cref="NpgsqlDataSource"/> and <see cref="DatabaseOptions"/>.</summary>
    /// <exception cref="InvalidOperationException"><c>ConnectionStrings:Postgres</c> is missing or is no connection string.</exception>
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        var options = new DatabaseOptions { ConnectionString = Read(configuration) };
        services.AddSingleton(options);
        services.AddSingleton(_ => Open(options.ConnectionString));
        services.AddSingleton<InstancePresence>();
        return services;
    }

    /// <summary>The pool of the product's own role.</summary>
    /// <remarks>
    /// A session is not reset between two uses, which costs more than most statements do: the product keeps nothing in one. Statements are
    /// not prepared by themselves: a plan that is made without the values scans a whole table for what nearly always finds nothing.
    /// </remarks>
    public static NpgsqlDataSource Open(string connectionString) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true });

    private static string Read(IConfiguration configuration)
    {
        var setting = $"ConnectionStrings:{DatabaseOptions.ConnectionName}";
        var text = configuration.GetConnectionString(DatabaseOptions.ConnectionName);
        try
        {
            return string.IsNullOrWhiteSpace(text)
                ? throw new InvalidOperationException($"{setting} is not set: name a PostgreSQL database.")
                : new NpgsqlConnectionStringBuilder(text).ConnectionString;
        }
        catch (ArgumentException exception)
        {
            throw new InvalidOperationException($"{setting} is not a PostgreSQL connection string: {exception.Message}");
        }
    }
}
