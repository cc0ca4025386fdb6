using Mezzofy.Core.CompanyData;
using Mezzofy.Core.CompanyData.Reporting;
using Mezzofy.Core.Data;
using Mezzofy.Core.Identity;
using Microsoft.Extensions.Hosting;

namespace Mezzofy.Functions.Startup;

/// <summary>Makes the database ready before anything is served: migrations, the reader roles, and on the local default the demo company.</summary>
public sealed class ProductStartup(DatabaseOptions database, ReaderRoles readers, DemoOptions demo, DemoAccounts accounts, DemoCompany company, IHostApplicationLifetime lifetime)
    : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Migrator.MigrateAsync(database.ConnectionString, cancellationToken);
        await readers.EnsureAsync(cancellationToken);
        if (demo.Enabled)
        {
            await Task.WhenAll(accounts.EnsureAsync(cancellationToken), company.LoadAsync(cancellationToken));
            lifetime.ApplicationStarted.Register(() => DemoNotice.Print(demo));
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
