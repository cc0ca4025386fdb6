using System.Net;
using System.Net.Sockets;

namespace Mezzofy.LocalHost.Tests.Services;

/// <summary>A wrong setting ends the start with one sentence that names it.</summary>
public sealed class BadSettingTests
{
    [Theory]
    [InlineData("MEZZOFY_PORT", "abc", "MEZZOFY_PORT: 'abc' is no port; use a number from 1 to 65535.")]
    [InlineData("MEZZOFY_PORT", "0", "MEZZOFY_PORT: '0' is no port; use a number from 1 to 65535.")]
    [InlineData("MEZZOFY_DATA", "/proc/nowhere", "MEZZOFY_DATA: the folder /proc/nowhere cannot be written")]
    [InlineData("ConnectionStrings__Postgres", "garbage", "ConnectionStrings:Postgres is not a PostgreSQL connection string")]
    [InlineData("ConnectionStrings__Postgres", "Host=127.0.0.1;Port=1;Username=a;Password=secret", "ConnectionStrings:Postgres: cannot connect")]
    [InlineData("AzureWebJobsStorage", "garbage", "AzureWebJobsStorage is not a storage connection string")]
    [InlineData("AzureWebJobsStorage", "a=b", "AzureWebJobsStorage is not a storage connection string")]
    [InlineData("AzureFunctionsJobHost__functionTimeout", "soon", "host.json, functionTimeout: 'soon' is neither a time")]
    [InlineData("AzureFunctionsJobHost__extensions__http__maxOutstandingRequests", "many", "host.json, extensions:http:maxOutstandingRequests")]
    [InlineData("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", "-1", "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '-1' is no number of bytes.")]
    public async Task It_is_told_in_one_line_with_exit_code_1(string setting, string value, string sentence)
    {
        var environment = new Dictionary<string, string>
        {
            ["ConnectionStrings__Postgres"] = TestServices.Postgres,
            ["AzureWebJobsStorage"] = TestServices.Storage,
            [setting] = value,
        };
        if (setting == "MEZZOFY_DATA")
            environment.Remove("ConnectionStrings__Postgres");

        var (exitCode, log) = await AppProcess.RunAsync(new AppOptions { Program = "Mezzofy.Behaviour", Environment = environment });

        exitCode.ShouldBe(1);
        log.ShouldStartWith(sentence);
        log.ShouldNotContain("secret");
        log.Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_port_in_use_is_told_before_anything_is_started()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var (exitCode, log) = await AppProcess.RunAsync(new AppOptions
        {
            Program = "Mezzofy.Behaviour", Environment = new Dictionary<string, string> { ["MEZZOFY_PORT"] = $"{port}" },
        });

        exitCode.ShouldBe(1);
        log.ShouldBe($"MEZZOFY_PORT: port {port} on 127.0.0.1 is already in use; choose another.");
    }
}
