using Mezzofy.LocalHost.Durable.Turns;
using Npgsql;

namespace Mezzofy.LocalHost.Durable.Store;

/// <summary>Turns whose instances are locked by one open transaction. Disposing it without a commit gives everything back untouched.</summary>
internal sealed class TurnBatch(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<Turn> turns) : IAsyncDisposable
{
    /// <summary>The connection that holds the locks.</summary>
    public NpgsqlConnection Connection => connection;

    /// <summary>The turns.</summary>
    public IReadOnlyList<Turn> Turns => turns;

    /// <summary>Makes what was written last.</summary>
    public Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
