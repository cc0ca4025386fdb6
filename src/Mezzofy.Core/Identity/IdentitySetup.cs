using Mezzofy.Core.Identity.Directory;
using Mezzofy.Core.Identity.Logins;
using Mezzofy.Core.Identity.Passwords;
using Mezzofy.Core.Identity.Tokens;
using Mezzofy.Core.Limits;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Mezzofy.Core.Identity;

/// <summary>Registers accounts, passwords, tokens and the directory.</summary>
public static class IdentitySetup
{
    /// <summary>Adds <see cref="SignIn"/>, <see cref="Authenticator"/>, <see cref="Users"/>, <see cref="CompanyDirectory"/> and <see cref="DemoAccounts"/>; needs the database and the audit log.</summary>
    /// <exception cref="InvalidOperationException">A setting is wrong; the message names it.</exception>
    public static IServiceCollection AddIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        var local = configuration.GetValue("LocalHost:ManagedPostgres", false);
        var options = configuration.GetSection(IdentityOptions.Section).Get<IdentityOptions>() ?? new IdentityOptions();
        if (local && string.IsNullOrEmpty(options.KeyEncryptionKey) && configuration["LocalHost:DataFolder"] is { } folder)
        {
            options = options with { KeyEncryptionKey = LocalKey.Of(folder) };
        }

        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options.Validated(local));
        services.AddSingleton<Users>();
        services.AddSingleton<CurrentRights>();
        services.AddSingleton<PasswordHasher>();
        services.AddSingleton<LoginAttempts>();
        services.AddSingleton<CompanyDirectory>();
        services.AddSingleton(DemoOptions.Read(configuration));
        services.AddSingleton<DemoAccounts>();
        return services.AddTokens().AddLogins();
    }

    private static IServiceCollection AddTokens(this IServiceCollection services)
    {
        services.AddSingleton<KeyProtection>();
        services.AddSingleton<SigningKeyStore>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton(provider => new Authenticator(provider.GetRequiredService<AccessTokens>(), provider.GetRequiredService<LoginStates>()));
        return services;
    }

    private static IServiceCollection AddLogins(this IServiceCollection services)
    {
        services.AddSingleton<LoginStore>();
        services.AddSingleton<LoginStates>();
        services.AddHostedService<IdentityChanges>();
        services.AddSingleton(provider => new SignIn(
            provider.GetRequiredService<Users>(),
            provider.GetRequiredService<PasswordHasher>(),
            provider.GetRequiredService<LoginAttempts>(),
            provider.GetRequiredService<LoginStore>(),
            provider.GetRequiredService<LoginStates>(),
            provider.GetRequiredService<AccessTokens>(),
            provider.GetRequiredService<Auditing.AuditLog>(),
            provider.GetRequiredService<IdentityOptions>()));
        return services;
    }
}
