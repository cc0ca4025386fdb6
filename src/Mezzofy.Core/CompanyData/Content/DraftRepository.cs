using Mezzofy.Core.CompanyData.Writes;
using Npgsql;

namespace Mezzofy.Core.CompanyData.Content;

/// <summary>A draft of content, waiting for a person.</summary>
/// <param name="DraftNo">Its number, <c>D-…</c>.</param>
/// <param name="Kind"><c>announcement</c>, <c>newsletter</c>, <c>blog_post</c> or <c>social_post</c>.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language"><c>en</c>, <c>zh</c> or <c>ms</c>.</param>
/// <param name="Markdown">Its text.</param>
/// <param name="Status"><c>draft</c>, <c>approved</c>, <c>published</c> or <c>discarded</c>.</param>
/// <param name="Files">Its files, by id.</param>
/// <param name="CreatedBy">Who had it drafted.</param>
/// <param name="CreatedAt">When.</param>
public sealed record Draft(
    string DraftNo, string Kind, string Topic, string Title, string Language, string Markdown, string Status, IReadOnlyList<string> Files, string CreatedBy, DateTime CreatedAt);

/// <summary>The drafts.</summary>
public sealed class DraftRepository(NpgsqlDataSource database)
{
    /// <summary>The newest drafts.</summary>
    public async Task<IReadOnlyList<Draft>> NewestAsync(int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.RowsAsync(
            """
            select draft_no, kind, topic, title, language, markdown, status, file_ids, created_by, created_at
            from biz.content_drafts order by id desc limit $1
            """,
            row => new Draft(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6),
                row.GetFieldValue<string[]>(7), row.GetString(8), row.GetDateTime(9)),
            cancellationToken, limit);
    }

    /// <summary>Saves a draft; its number is answered.</summary>
    public static async Task<string> AddAsync(NpgsqlConnection connection, Draft draft, CancellationToken cancellationToken)
    {
        var added = await connection.RowsAsync(
            """
            insert into biz.content_drafts (kind, topic, title, language, markdown, file_ids, created_by, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) returning draft_no
            """,
            row => row.GetString(0), cancellationToken,
            draft.Kind, draft.Topic, draft.Title, draft.Language, draft.Markdown, draft.Files.ToArray(), draft.CreatedBy, draft.CreatedAt);
        return added[0];
    }
}
