using Mezzofy.Testing;

namespace Mezzofy.Functions.Tests.Troubles;

/// <summary><c>kill -9</c> in the middle of a statement that is to be mailed; the client tries again with its key.</summary>
public sealed class KilledProcessTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Request = "Generate the latest financial statement and send it to the CEO";

    private string Outbox => Path.Combine(app.DataFolder, "outbox");

    [LocalTheory]
    [InlineData("deliveries")]
    [InlineData("email_log")]
    public async Task The_retried_request_is_answered_and_sends_one_mail(string table)
    {
        var person = await app.PersonAsync("cfo");
        var mails = Directory.Exists(Outbox) ? Directory.GetFiles(Outbox, "*.eml").Length : 0;
        var key = $"{Guid.NewGuid()}";
        var sent = await KillWhileWritingAsync(table, () => person.MessageAsync(Request, key: key));
        await Should.ThrowAsync<HttpRequestException>(sent);
        await app.RestartAsync();

        var answer = await person.AskAsync(Request, key: key);

        answer.Text("status").ShouldBe("completed");
        answer.Texts("tools_used").ShouldBe(["financial_statement", "pdf_generator", "outlook_send_email"]);

        // What the dead process had claimed is freed by the next sweep, so the mail may follow the answer; it is one all the same.
        await Eventually.TrueAsync(() => Directory.GetFiles(Outbox, "*.eml").Length > mails, "the mail to be written");
        Directory.GetFiles(Outbox, "*.eml").Length.ShouldBe(mails + 1);
        (await app.ScalarAsync<long>("select count(*) from mezzofy.deliveries where run_id = $1", answer.Text("run_id"))).ShouldBe(1);
        (await app.ScalarAsync<long>("select count(*) from mezzofy.email_log where attachments @> array[$1]", answer.Items("artifacts")[0].Text("id"))).ShouldBe(1);
        (await person.GetAsync($"chat/history/{answer.Text("session_id")}")).Items("items").Length.ShouldBe(2);
        (await person.AskAsync(Request, key: key)).GetRawText().ShouldBe(answer.GetRawText());
    }

    // The model has answered and the PDF is made; the table is locked, so that the mail cannot go on when the process dies.
    private async Task<Task<HttpResponseMessage>> KillWhileWritingAsync(string table, Func<Task<HttpResponseMessage>> send)
    {
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = $"lock table mezzofy.{table} in exclusive mode";
            await command.ExecuteNonQueryAsync();
        }

        var sent = send();
        await Eventually.TrueAsync(
            async () => sent.IsCompleted || await app.ScalarAsync<long>(
                "select count(*) from pg_locks where not granted and relation = to_regclass($1)", $"mezzofy.{table}") > 0,
            "the mail to be written", TimeSpan.FromMinutes(3));
        sent.IsCompleted.ShouldBeFalse(sent.IsCompleted ? await (await sent).Content.ReadAsStringAsync() : "");
        await app.KillAsync();
        await transaction.RollbackAsync();
        return sent;
    }
}
