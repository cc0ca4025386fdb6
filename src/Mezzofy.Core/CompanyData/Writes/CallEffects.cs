using System.Data;
using System.Text.Json;
using Npgsql;

namespace Mezzofy.Core.CompanyData.Writes;

/// <summary>Does a change to the company's data once for a call, however often the call is repeated.</summary>
/// <remarks>
/// The change and the key under which it was made are one transaction: a kill leaves both or neither. Two repeats at once wait for
/// each other; the later one gets the former's result and changes nothing.
/// </remarks>
public sealed class CallEffects(NpgsqlDataSource database)
{
    /// <summary>Makes the change, or gives back what it came to before.</summary>
    /// <param name="key">Names the call, see <see cref="Tools.ToolContext.IdempotencyKey"/>.</param>
    /// <param name="change">Changes data on the connection given, within its transaction; an exception undoes it and forgets the key.</param>
    /// <param name="cancellationToken">Undoes it.</param>
    public async Task<T> OnceAsync<T>(string key, Func<NpgsqlConnection, Task<T>> change, CancellationToken cancellationToken)
        where T : class
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        if (!await ClaimAsync(connection, key, cancellationToken))
        {
            return await ResultAsync<T>(connection, key, cancellationToken);
        }

        var result = await change(connection);
        await connection.RunAsync(
            "update biz.call_effects set result = $2::jsonb where key = $1", cancellationToken, key, JsonSerializer.Serialize(result, ProductJson.Options));
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    private static async Task<bool> ClaimAsync(NpgsqlConnection connection, string key, CancellationToken cancellationToken) =>
        await connection.RunAsync("insert into biz.call_effects (key) values ($1) on conflict do nothing", cancellationToken, key) == 1;

    private static async Task<T> ResultAsync<T>(NpgsqlConnection connection, string key, CancellationToken cancellationToken)
    {
        var found = await connection.RowsAsync("select result::text from biz.call_effects where key = $1", row => row.GetString(0), cancellationToken, key);
        return JsonSerializer.Deserialize<T>(found[0], ProductJson.Options)!;
    }
}
