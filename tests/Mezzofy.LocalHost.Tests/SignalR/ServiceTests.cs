using System.Net;
using Mezzofy.LocalHost.Hosting;
using Mezzofy.LocalHost.SignalR;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;

namespace Mezzofy.LocalHost.Tests.SignalR;

/// <summary>The service's doors, and what is refused at start.</summary>
public sealed class ServiceTests(SignalRFixture app) : IClassFixture<SignalRFixture>
{
    [Fact]
    public async Task A_client_needs_a_token_for_the_hub_it_asks_for()
    {
        var service = app.Service;
        var tests = $"{service.ClientEndpoint}/client/?hub=tests";

        (await NegotiateAsync("tests", app.Token(tests))).ShouldBe(HttpStatusCode.OK);
        (await NegotiateAsync("other", app.Token(tests))).ShouldBe(HttpStatusCode.Unauthorized);
        (await NegotiateAsync("tests", app.Token(tests, TimeSpan.FromMinutes(-1)))).ShouldBe(HttpStatusCode.Unauthorized);
        (await NegotiateAsync("tests", app.Token(tests, key: new string('k', 64)))).ShouldBe(HttpStatusCode.Unauthorized);
        (await NegotiateAsync("tests", "rubbish")).ShouldBe(HttpStatusCode.Unauthorized);
        (await NegotiateAsync("tests", null)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_function_may_have_any_path() => (await app.Host.TextAsync("client")).ShouldBe("a function");

    [Fact]
    public async Task Browsers_of_other_origins_are_let_in_as_they_are_to_functions()
    {
        using var response = await app.Host.SendAsync(
            HttpMethod.Options, $"{ServiceAddress.BasePath}/client/negotiate?hub=tests", null, ("Origin", "https://app.example"), ("Access-Control-Request-Method", "POST"));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["https://app.example"]);
    }

    [Fact]
    public void A_service_is_made_where_none_is_configured()
    {
        var configuration = new ConfigurationManager();

        ServiceAddress.Provide(configuration, "http://127.0.0.1:7071");

        var made = ServiceAddress.Parse(configuration[ServiceAddress.Setting]!);
        made.ClientUrl("Chat").ShouldBe("http://127.0.0.1:7071/runtime/signalr/client/?hub=chat");
        configuration.GetValue<bool>(ServiceAddress.OwnSetting).ShouldBeTrue();
    }

    [Theory]
    [InlineData("rubbish", "is no connection string")]
    [InlineData("Endpoint=nowhere;AccessKey=0123456789012345678901234567890123456789", "Endpoint must be")]
    [InlineData("Endpoint=https://x.service.signalr.net;AuthType=azure.msi", "managed identities are not supported here")]
    public void A_connection_string_that_cannot_be_used_is_told_without_its_key(string text, string sentence)
    {
        var message = Should.Throw<StartupException>(() => ServiceAddress.Parse(text)).Message;

        message.ShouldStartWith(ServiceAddress.Setting);
        message.ShouldContain(sentence);
        message.ShouldNotContain("0123456789");
    }

    [Theory]
    [InlineData(typeof(BadHub), "Function 'F': '%Hub%' is no name of a SignalR hub.")]
    [InlineData(typeof(BadEvent), "Function 'F': there is no SignalR event 'arrived' of category 'connections'.")]
    [InlineData(typeof(BadName), "Function 'F' has no parameter 'b', which its SignalR trigger names.")]
    [InlineData(typeof(BadParameter), "Function 'F', parameter 'a': this host cannot bind String there.")]
    [InlineData(typeof(BadResult), "Function 'F' returns String, which its trigger would silently drop")]
    [InlineData(typeof(BadOutput), "Function 'F': a SignalR output sends SignalRMessageAction or SignalRGroupAction, not String.")]
    [InlineData(typeof(BadSetting), "Function 'F': this host serves the hubs of AzureSignalRConnectionString only, not of 'Elsewhere'.")]
    [InlineData(typeof(BadExpression), "Function 'F': '{query.user}' needs a request, and this function is not called by HTTP.")]
    [InlineData(typeof(Twice), "Functions 'F' and 'G' have the same SignalR trigger.")]
    public void What_cannot_be_run_is_refused_at_start_by_name(Type functions, string message)
    {
        var builder = new FunctionsApplicationBuilder(new LaunchOptions
        {
            Assembly = typeof(ServiceTests).Assembly, Types = type => type == functions, HostJson = "{}",
        });

        Should.Throw<StartupException>(() => builder.Build()).Message.ShouldStartWith(message);
    }

    private async Task<HttpStatusCode> NegotiateAsync(string hub, string? token)
    {
        (string, string)[] headers = token is null ? [] : [("Authorization", $"Bearer {token}")];
        using var response = await app.Host.SendAsync(HttpMethod.Post, $"{ServiceAddress.BasePath}/client/negotiate?hub={hub}&negotiateVersion=1", null, headers);
        return response.StatusCode;
    }

    public static class BadHub
    {
        [Function("F")]
        public static void Run([SignalRTrigger("%Hub%", "messages", "m")] SignalRInvocationContext context) => _ = context;
    }

    public static class BadEvent
    {
        [Function("F")]
        public static void Run([SignalRTrigger("h", "connections", "arrived")] SignalRInvocationContext context) => _ = context;
    }

    public static class BadName
    {
        [Function("F")]
        public static void Run([SignalRTrigger("h", "messages", "m", "b")] SignalRInvocationContext context) => _ = context;
    }

    public static class BadParameter
    {
        [Function("F")]
        public static void Run([SignalRTrigger("h", "messages", "m")] SignalRInvocationContext context, string a) => _ = (context, a);
    }

    public static class BadResult
    {
        [Function("F")]
        public static string Run([SignalRTrigger("h", "messages", "m")] SignalRInvocationContext context) => context.Hub!;
    }

    public static class BadOutput
    {
        [Function("F")]
        [SignalROutput(HubName = "h")]
        public static string Run([SignalRTrigger("h", "messages", "m")] SignalRInvocationContext context) => context.Hub!;
    }

    public static class BadSetting
    {
        [Function("F")]
        public static void Run([SignalRTrigger("h", "messages", "m", ConnectionStringSetting = "Elsewhere")] SignalRInvocationContext context) => _ = context;
    }

    public static class BadExpression
    {
        [Function("F")]
        public static void Run(
            [SignalRTrigger("h", "messages", "m")] SignalRInvocationContext context,
            [SignalRConnectionInfoInput(HubName = "h", UserId = "{query.user}")] SignalRConnectionInfo info) => _ = (context, info);
    }

    public static class Twice
    {
        [Function("F")]
        public static void First([SignalRTrigger("h", "messages", "m")] SignalRInvocationContext context) => _ = context;

        [Function("G")]
        public static void Second([SignalRTrigger("H", "messages", "M")] SignalRInvocationContext context) => _ = context;
    }
}
