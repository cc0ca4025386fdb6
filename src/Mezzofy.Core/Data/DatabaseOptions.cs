namespace Mezzofy.Core.Data;

/// <summary>Where the product's PostgreSQL is. Setting: <c>ConnectionStrings:Postgres</c>.</summary>
public sealed record DatabaseOptions
{
    /// <summary>The name of the connection string.</summary>
    public const string ConnectionName = "Postgres";

    /// <summary>An Npgsql connection string of a role that may create schemas and roles.</summary>
    public required string ConnectionString { get; init; }
}
