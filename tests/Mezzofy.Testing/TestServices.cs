namespace Mezzofy.Testing;

/// <summary>The real services that tests talk to; <c>./test</c> starts them and says where they are.</summary>
public static class TestServices
{
    /// <summary>A superuser's connection string; from <c>MEZZOFY_TEST_POSTGRES</c>.</summary>
    public static string Postgres { get; } = Required("MEZZOFY_TEST_POSTGRES");

    /// <summary>A Blob Storage connection string; from <c>MEZZOFY_TEST_STORAGE</c>.</summary>
    public static string Storage { get; } = Required("MEZZOFY_TEST_STORAGE");

    private static string Required(string name) =>
        Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException($"{name} is not set: run the tests with ./test, which starts PostgreSQL and Azurite.");
}
