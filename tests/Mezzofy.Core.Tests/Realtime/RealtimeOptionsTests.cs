using Mezzofy.Core.Identity;
using Mezzofy.Core.Identity.Logins;
using Mezzofy.Core.Realtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Mezzofy.Core.Tests.Realtime;

public sealed class RealtimeOptionsTests
{
    private const string Key = "0123456789012345678901234567890123456789";

    [Fact]
    public void The_connection_string_is_the_services_own()
    {
        var options = Read($"Endpoint=https://x.service.signalr.net/;ClientEndpoint=https://live.example/;AccessKey={Key};Version=1.0;");

        options.Endpoint.ShouldBe("https://x.service.signalr.net");
        options.ClientUrl.ShouldBe("https://live.example/client/?hub=chat");
        options.AccessKey.ShouldBe(Key);
    }

    [Theory]
    [InlineData(null, "is not set")]
    [InlineData("rubbish", "is no connection string")]
    [InlineData("Endpoint=ftp://x;AccessKey=0123456789012345678901234567890123456789", "Endpoint must be")]
    [InlineData("Endpoint=https://x;AccessKey=012345678901234567", "AccessKey must have at least 32 characters")]
    [InlineData("Endpoint=https://x;AuthType=azure.msi;Version=1.0;", "a managed identity does not replace it")]
    public void A_wrong_setting_is_told_at_start_by_name_and_without_the_key(string? text, string sentence)
    {
        var message = Should.Throw<InvalidOperationException>(() => Read(text)).Message;

        message.ShouldStartWith("AzureSignalRConnectionString");
        message.ShouldContain(sentence);
        message.ShouldNotContain("0123456789");
    }

    [Fact]
    public void A_clients_token_names_its_user_its_login_and_the_version_of_its_rights()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var options = Read($"Endpoint=https://x.service.signalr.net;AccessKey={Key}");
        var caller = new Caller("user_1", "a@b", "A", "it", "admin", new HashSet<string>());

        var ticket = new LiveAccess(options, new RealtimeTokens(options, clock)).For(new Authenticated(caller, "login_1") { Version = 3 });

        var token = new JsonWebTokenHandler().ReadJsonWebToken(ticket.AccessToken);
        ticket.Url.ShouldBe("https://x.service.signalr.net/client/?hub=chat");
        token.Audiences.ShouldBe([ticket.Url]);
        token.GetPayloadValue<string>("nameid").ShouldBe("user_1");
        token.GetPayloadValue<string>("sid").ShouldBe("login_1");
        token.GetPayloadValue<string>("ver").ShouldBe("3");
        (token.ValidTo - clock.GetUtcNow().UtcDateTime).TotalMinutes.ShouldBeInRange(4.9, 5);
    }

    [Fact]
    public void A_requests_token_is_used_again_until_it_is_about_to_expire()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var tokens = new RealtimeTokens(Read($"Endpoint=https://x.service.signalr.net;AccessKey={Key}"), clock);
        var first = tokens.ForRequest("https://x/a");

        tokens.ForRequest("https://x/b").ShouldNotBe(first);
        clock.Advance(TimeSpan.FromMinutes(7));
        tokens.ForRequest("https://x/a").ShouldBe(first);
        clock.Advance(TimeSpan.FromMinutes(2));
        tokens.ForRequest("https://x/a").ShouldNotBe(first);
    }

    private static RealtimeOptions Read(string? text) =>
        RealtimeOptions.Read(new ConfigurationBuilder().AddInMemoryCollection([new(RealtimeOptions.Setting, text)]).Build());
}
