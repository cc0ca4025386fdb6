using Mezzofy.Functions.Auditing;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Mezzofy.Functions.Startup;
using Mezzofy.Functions.Telemetry;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);

builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<TelemetryMiddleware>();
builder.UseMiddleware<ProblemMiddleware>();
builder.UseMiddleware<AuditMiddleware>();
builder.UseMiddleware<IdentityMiddleware>();

// The worker's own limit is 30,000,000 bytes; the product's limits lie below the host's 100 MiB.
builder.Services.Configure<KestrelServerOptions>(kestrel =>
{
    kestrel.Limits.MaxRequestBodySize = 100 * 1024 * 1024;
    kestrel.AddServerHeader = false;
});
builder.Services
    .AddProduct(builder.Configuration)
    .AddAccess(typeof(Program).Assembly)
    .AddTelemetry(builder.Configuration);

builder.Build().Run();
