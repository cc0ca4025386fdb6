using System.Net;
using System.Net.Http.Json;
using Npgsql;

namespace Mezzofy.LocalHost.Tests.Faults;

/// <summary>Messages in a queue, a few more at every turn; what was accepted must leave its effect, and nothing is given up.</summary>
internal sealed class LetterLoad(NpgsqlDataSource database) : IFaultLoad
{
    private const int More = 10;
    private readonly List<string> accepted = [];
    private List<string> unanswered = [];

    /// <summary>How many were accepted.</summary>
    public int Count => accepted.Count;

    /// <inheritdoc/>
    public async Task TopUpAsync(HttpClient app)
    {
        // What got no answer may be in the queue or not; it is sent once more.
        unanswered = unanswered is [] ? [.. Enumerable.Range(0, More).Select(_ => $"{Guid.NewGuid():N}")] : unanswered;
        using var answer = await app.PostAsJsonAsync("letters", unanswered);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        accepted.AddRange(unanswered);
        unanswered = [];
    }

    /// <inheritdoc/>
    public Task<long> OpenAsync() => database.NumberAsync("select count(*) from queues.messages");

    /// <inheritdoc/>
    public async Task VerifyAsync()
    {
        var delivered = await database.TextsAsync("select step from effects where instance = 'letters'");
        delivered.ShouldBe(accepted, ignoreOrder: true);
        (await database.NumberAsync("select count(*) from queues.dead_letters")).ShouldBe(0);
    }
}
