using Mezzofy.Core.Data;
using Mezzofy.Core.Identity;
using Mezzofy.Core.Limits;
using Mezzofy.Functions.Auth;
using Mezzofy.Functions.Http;
using Mezzofy.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<ProblemMiddleware>();
builder.UseMiddleware<TelemetryMiddleware>();
builder.UseMiddleware<IdentityMiddleware>();
builder.Services
    .AddTelemetry(builder.Configuration)
    .AddData(builder.Configuration)
    .AddIdentity(builder.Configuration)
    .AddLimits(builder.Configuration)
    .AddAccess(typeof(Program).Assembly);

builder.Build().Run();
