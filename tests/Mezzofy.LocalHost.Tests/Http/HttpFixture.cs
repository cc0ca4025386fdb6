namespace Mezzofy.LocalHost.Tests.Http;

/// <summary>One behaviour app for the tests that do not change its settings.</summary>
public sealed class HttpFixture : IAsyncLifetime
{
    internal BehaviourHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await BehaviourHost.StartAsync("Http");

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
