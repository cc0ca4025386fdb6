using Mezzofy.Core;
using Mezzofy.Core.Delivery;
using Mezzofy.Testing;
using Mezzofy.Testing.Providers;

namespace Mezzofy.Functions.Tests.Delivery;

/// <summary>A process that is killed between a mail and its record.</summary>
public sealed class KilledSenderTests : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(4);
    private TestDatabase database = null!;
    private FakeProviders providers = null!;
    private AppProcess app = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        providers = await FakeProviders.StartAsync();
        (string, string)[] settings =
        [
            ("Identity__KeyEncryptionKey", Convert.ToBase64String(new byte[32])), ("Delivery__SettleSeconds", "0"), ("Delivery__AnswerSeconds", "300"),
            .. providers.Settings().Select(setting => (setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value)),
        ];
        app = await AppProcess.StartAsync(AppOptions.On(database.ConnectionString, settings) with { ReadyWithin = Bound });
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await providers.DisposeAsync();
        await database.DisposeAsync();
    }

    [LocalFact]
    public async Task The_mail_is_read_back_after_the_restart_and_exactly_one_was_sent()
    {
        providers.Hold("^POST .*/send$");
        var effect = NewDelivery.Of(new Mail([new("ceo@mezzofy.com")], "Report", "Here it is."), "run_1/s1c1", Ids.New(Ids.User));
        await using (var batch = database.DataSource.CreateBatch())
        {
            batch.BatchCommands.Add(Outbox.Enqueue(effect, DateTimeOffset.UtcNow));
            await batch.ExecuteNonQueryAsync();
        }

        await Eventually.TrueAsync(() => providers.Graph.Sent.Count == 1, "the sweep to send the mail", Bound);
        (await StatusAsync()).ShouldBe("sending");
        await app.KillAsync();
        await app.StartAsync();
        await Eventually.TrueAsync(async () => await StatusAsync() == "sent", "the mail to be read back", Bound);

        providers.Graph.Sent.Count.ShouldBe(1);
        providers.Graph.Drafts.ShouldBeEmpty();
        providers.Count("^POST .*/send$").ShouldBe(1);
    }

    private async Task<string?> StatusAsync()
    {
        await using var command = database.DataSource.CreateCommand("select status from mezzofy.deliveries");
        return (string?)await command.ExecuteScalarAsync();
    }
}
