using Microsoft.Extensions.Configuration;

namespace Mezzofy.Core.Identity;

/// <summary>Whether there are demo accounts, and their password.</summary>
/// <param name="Enabled">Only where the local host manages PostgreSQL itself: never in a real database.</param>
/// <param name="Password">From <c>MEZZOFY_DEMO_PASSWORD</c>.</param>
public sealed record DemoOptions(bool Enabled, string Password)
{
    /// <summary>The setting of the password.</summary>
    public const string PasswordSetting = "MEZZOFY_DEMO_PASSWORD";

    /// <summary>The password when none is set.</summary>
    public const string DefaultPassword = "mezzofy-demo";

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">The password is shorter than 8 characters or longer than 200.</exception>
    public static DemoOptions Read(IConfiguration configuration)
    {
        var password = configuration[PasswordSetting] is { Length: > 0 } set ? set : DefaultPassword;
        return password.Length is >= 8 and <= 200
            ? new DemoOptions(configuration.GetValue("LocalHost:ManagedPostgres", false), password)
            : throw new InvalidOperationException($"{PasswordSetting} must have 8 to 200 characters.");
    }
}
