using System.Buffers.Text;
using System.Security.Cryptography;
using Mezzofy.Core.Artifacts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Mezzofy.Core.Delivery;

/// <summary>
/// Links to files for readers of a Teams channel, who have no token: whoever has the address may read that one file until it expires.
/// The secret part is 256 random bits, kept as a hash.
/// </summary>
public sealed class FileLinks(NpgsqlDataSource database, IArtifactStore artifacts, IOptions<DeliveryOptions> options, TimeProvider clock)
{
    private const int SecretBytes = 32;

    /// <summary>Makes a link; null when <see cref="DeliveryOptions.PublicBaseUrl"/> is not set.</summary>
    public async Task<Uri?> CreateAsync(Artifact file, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(options.Value.PublicBaseUrl))
        {
            return null;
        }

        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("delete from mezzofy.file_links where expires_at < $1") { Parameters = { new() { Value = Now } } });
        batch.BatchCommands.Add(new("insert into mezzofy.file_links (hash, file_id, owner_id, expires_at) values ($1, $2, $3, $4)")
        {
            Parameters =
            {
                new() { Value = SHA256.HashData(secret) }, new() { Value = file.Id }, new() { Value = file.OwnerId },
                new() { Value = Now.AddHours(options.Value.LinkHours) },
            },
        });
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return new Uri($"{options.Value.PublicBaseUrl.TrimEnd('/')}/shared/{Base64Url.EncodeToString(secret)}");
    }

    /// <summary>The file that a link stands for; null when there is no such link, it has expired, or the file is gone.</summary>
    /// <param name="token">The link's secret part.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Artifact?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (!Base64Url.IsValid(token, out var length) || length != SecretBytes)
        {
            return null;
        }

        await using var command = database.CreateCommand("select file_id, owner_id from mezzofy.file_links where hash = $1 and expires_at > $2");
        command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = SHA256.HashData(Base64Url.DecodeFromChars(token)) }, new() { Value = Now } });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? await artifacts.FindAsync(reader.GetString(0), reader.GetString(1), cancellationToken) : null;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
