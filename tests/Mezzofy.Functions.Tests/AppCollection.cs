namespace Mezzofy.Functions.Tests;

/// <summary>Tests that share one running app.</summary>
[CollectionDefinition("app")]
public sealed class AppCollection : ICollectionFixture<RunningApp>;
